// Accepts a finding of a message: with the reason, as a comment of the translator, saved as any other change.
import { find, make } from "./dom.js";

export class Accepting {
  constructor(editor) { this.editor = editor; }

  // Whether a reason is being typed: nothing may be drawn over it.
  get open() { return Boolean(find("reason")); }

  button(finding) {
    if (!finding.acceptable || !this.editor.message.in_catalog) return null;
    return make("button", {
      type: "button", class: "accept", "aria-label": `Accept ${finding.code}`, onclick: () => this.ask(finding),
    }, "Accept …");
  }

  // By its key: the first one that can be.
  first() { find("findings")?.querySelector(".accept")?.click(); }

  ask(finding) {
    const reason = make("input", { id: "reason", autocomplete: "off", required: true, maxlength: "300" });
    find("accepting").replaceChildren(make("form", {
      class: "line accepting",
      onsubmit: (event) => { event.preventDefault(); this.accept(finding.code, reason.value.trim()); },
      onkeydown: (event) => { if (event.key === "Escape") this.close(); },
    },
    make("label", { for: "reason" }, `Why ${finding.code} is right here`), reason,
    make("button", { type: "submit", class: "main" }, "Accept"),
    make("button", { type: "button", onclick: () => this.close() }, "Cancel")));
    reason.focus();
  }

  close() {
    find("accepting").replaceChildren();
    find("translation").focus({ preventScroll: true });
  }

  async accept(code, reason) {
    if (!reason) return;
    const comments = find("comments"), before = comments.value.trimEnd();
    comments.value = `${before}${before ? "\n" : ""}gesim: accept ${code} – ${reason}`;
    this.close();
    this.editor.typed(false);
    await this.editor.save();
  }
}
