// A file of the English source: edited as a whole, with the findings beside the line.
import { read, write, Refused } from "./api.js";
import { banner, complain, find, later, make } from "./dom.js";

const TYPING = 700;

export class SourceEditor {
  constructor(desk) {
    this.desk = desk;
    this.check = later(TYPING, () => this.checkNow());
  }

  get dirty() { return Boolean(this.file) && find("source-text") && find("source-text").value !== this.file.text; }

  async open(path, line = 0, list = null) {
    if (list) this.files = list;
    if (this.file?.path !== path || !find("source-text")) {
      this.show(await read("source", { path }));
    }
    if (line) this.jump(line);
  }

  async refresh() {
    if (!this.file || this.dirty || !find("source-text")) return;
    const fresh = await read("source", { path: this.file.path }).catch((problem) => complain(problem));
    if (fresh && fresh.digest !== this.file.digest && !this.dirty) this.show(fresh);
  }

  show(file) {
    this.file = file;
    const names = [...new Set([...(this.files || []), file.path])];
    const choose = make("select", { id: "source-file", onchange: () => this.desk.openSource(find("source-file").value) },
      names.map((name) => make("option", { value: name, selected: name === file.path }, name)));
    find("editor").replaceChildren(make("div", { class: "lines" },
      make("div", { class: "line" },
        make("label", {}, "File ", choose),
        make("button", { type: "button", class: "main", id: "save", onclick: () => this.save() }, "Save"),
        make("span", { id: "saved", class: "quiet", role: "status" })),
      make("div", { id: "conflict" }),
      make("label", { for: "source-text", class: "unseen" }, "Source text"),
      make("textarea", { id: "source-text", lang: this.desk.source, spellcheck: "true", oninput: () => this.typed() }, file.text),
      make("section", { "aria-label": "Findings" }, make("h3", {}, "Findings"), make("div", { id: "findings", role: "status" }))));
    find("save").disabled = true;
    this.checkNow();
  }

  typed() {
    find("saved").textContent = "";
    find("save").disabled = !this.dirty;
    this.check();
  }

  jump(line) {
    const text = find("source-text"), lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    text.focus({ preventScroll: true });
    text.setSelectionRange(start, start + (lines[line - 1] || "").length);
    const height = parseFloat(getComputedStyle(text).lineHeight);
    text.scrollTop = text.scrollHeight * (start / Math.max(1, text.value.length)) - height * 4;
  }

  async checkNow() {
    const { file } = this;
    try {
      const { findings } = await write("source/check", { path: file.path, text: find("source-text").value });
      if (this.file === file) find("findings").replaceChildren(this.found(findings));
    } catch (problem) { complain(problem); }
  }

  found(findings) {
    if (!findings.length) return make("p", { class: "quiet" }, "none");
    return make("ul", {}, findings.map((one) => make("li", { class: `finding ${one.severity}` },
      make("button", { type: "button", class: "place", onclick: () => this.jump(one.line || 1) }, `Line ${one.line}`), " ",
      make("strong", {}, `${one.severity}: `), one.message, " ", make("span", { class: "quiet" }, one.code),
      one.hint ? make("p", { class: "hint" }, one.hint) : null)));
  }

  async save() {
    if (!this.dirty) return true;
    const text = find("source-text").value, { file } = this;
    try {
      const { digest } = await write("source/save", { path: file.path, digest: file.digest, text });
      this.file = { ...file, text, digest };
      banner();
      find("saved").textContent = "Saved.";
      this.typedAfterSaving();
      this.desk.changed();
      return true;
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 409) this.conflict(problem.answer.conflict);
      else complain(problem);
      return false;
    }
  }

  typedAfterSaving() { find("save").disabled = !this.dirty; }

  conflict(theirs) {
    const ours = find("source-text").value;
    find("conflict").replaceChildren(make("div", { class: "conflict", role: "alert" },
      make("p", {}, "Somebody else has changed this file meanwhile. Nothing was overwritten. In the file:"),
      make("textarea", { readonly: true, rows: "8", "aria-label": "The file as it is now" }, theirs),
      make("div", { class: "line" },
        make("button", { type: "button", onclick: () => this.reopen(null) }, "Take theirs"),
        make("button", { type: "button", onclick: () => this.reopen(ours) }, "Keep mine"))));
  }

  // Go on from the file as it is now, with its text or with ours.
  async reopen(ours) {
    this.show(await read("source", { path: this.file.path }));
    if (ours !== null) find("source-text").value = ours;
    this.typed();
  }
}
