// One message: its texts, what is wrong with them, what helps; saved only where nobody else has changed it.
import { Accepting } from "./accepting.js";
import { read, write, Refused } from "./api.js";
import { banner, complain, diff, find, findings, later, make } from "./dom.js";
import { Room } from "./room.js";

const TYPING = 250;
const same = (one, other) => one.msgstr === other.msgstr && one.fuzzy === other.fuzzy && one.comments === other.comments;

export class Editor {
  constructor(desk) {
    this.desk = desk;
    this.accepting = new Accepting(this);
    this.room = new Room(this);
    this.check = later(TYPING, () => this.checkNow());
  }

  get dirty() { return Boolean(this.message) && !same(this.state(), this.base); }

  async open(id, language) {
    this.show(await read("message", { lang: language, id }), language);
  }

  // Look at the message again: another program may have changed it. What is being typed stays.
  async refresh() {
    if (!this.message || this.dirty || this.accepting.open) return;
    const { id } = this.message, language = this.language;
    const fresh = await read("message", { lang: language, id }).catch((problem) => complain(problem));
    if (!fresh || this.message?.id !== id || this.dirty || this.accepting.open) return;
    if (JSON.stringify(fresh) !== JSON.stringify(this.message)) this.show(fresh, language, false);
  }

  show(message, language, focus = true) {
    this.message = message;
    this.language = language;
    this.base = message.state;
    find("editor").replaceChildren(this.texts(), this.help());
    this.room.show();
    this.room.ask();
    this.buttons();
    if (focus && !matchMedia("(max-width: 899px)").matches) find("translation").focus({ preventScroll: true });
  }

  close() {
    this.message = null;
    find("editor").replaceChildren(make("p", { class: "empty" }, "The book does not have this message any more."));
  }

  texts() {
    const { message } = this, { direction } = this.desk.languageOf(this.language);
    const place = message.is_of_theme ? "" : ` · ${message.place.path}:${message.place.line}`;
    return make("div", {},
      make("p", { class: "about" }, `${message.chapter} · ${message.kind}${place}`),
      make("p", { class: "english", lang: this.desk.source, id: "english" },
        message.diff.length && message.state.fuzzy ? diff(message.diff) : message.msgid),
      message.comment ? make("p", { class: "comment" }, message.comment) : null,
      make("label", { for: "translation" }, "Translation"),
      make("textarea", {
        id: "translation", lang: this.language, dir: direction, spellcheck: "true", rows: "4", oninput: () => this.typed(),
      }, message.state.msgstr),
      make("div", { class: "line" },
        make("label", {}, this.box(), " Fuzzy: needs work"), make("span", { class: "length", id: "length" })),
      make("p", { class: "length", id: "room", role: "status" }),
      make("div", { class: "line" },
        make("button", { type: "button", class: "main", id: "save-next", onclick: () => this.desk.saveAndNext() }, "Save and next"),
        make("button", { type: "button", id: "save", onclick: () => this.save() }, "Save"),
        make("button", { type: "button", onclick: () => this.desk.move(-1) }, "Previous"),
        make("button", { type: "button", onclick: () => this.desk.move(1) }, "Next"),
        make("span", { id: "saved", class: "quiet", role: "status" })),
      make("div", { id: "conflict" }),
      message.in_catalog ? null : this.missing(),
      this.signing(),
      make("label", { for: "comments" }, "Your comments"),
      make("textarea", { id: "comments", rows: "2", oninput: () => this.typed() }, message.state.comments));
  }

  box() {
    const box = make("input", { type: "checkbox", id: "fuzzy", onchange: () => this.typed(false) });
    box.checked = this.message.state.fuzzy;
    return box;
  }

  missing() {
    return make("p", { class: "line" }, "The catalog does not have this message yet.",
      make("button", { type: "button", onclick: () => this.desk.sync() }, "Sync the catalog"));
  }

  signing() {
    const { review } = this.message;
    if (!review) return null;
    const signed = review.signed.length ? `Signed: ${review.signed.join(", ")}.` : "";
    const by = make("input", { id: "by", autocomplete: "off", maxlength: "60", oninput: () => this.buttons() });
    by.value = this.desk.by;
    const kinds = make("select", { id: "kind" }, review.open.map((kind) => make("option", {}, kind)));
    return make("div", { class: "line signing" },
      signed ? make("span", { id: "signed", class: "fine" }, signed) : null,
      review.open.length ? [
        make("label", {}, "By ", by), make("label", {}, "as ", kinds),
        make("button", { type: "button", id: "sign", onclick: () => this.sign() }, "Sign"),
      ] : null,
      review.before ? make("p", { class: "quiet" },
        `Signed before by ${review.before.by} on ${review.before.date}. Changed since: `,
        diff(review.before.msgid), review.before.msgstr.length ? [" → ", diff(review.before.msgstr)] : null) : null);
  }

  help() {
    const { message } = this;
    const section = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);
    const others = Object.entries(message.others);
    return make("div", { class: "help" },
      make("section", { "aria-label": "Findings" }, make("h3", {}, "Findings"),
        make("div", { id: "findings", role: "status" }, this.found(message.findings)),
        make("div", { id: "accepting" })),
      message.terms.length ? section("Terms", make("ul", {}, message.terms.map((term) => make("li", {},
        make("strong", {}, term.name), ": ",
        term.wordings.length ? make("span", { lang: this.language }, term.wordings.join(" | "))
          : make("span", { class: "quiet" }, "not translated yet"),
        term.open ? make("span", { class: "quiet" }, " (undecided)") : null)))) : null,
      message.suggestions.length ? section("Same and similar", make("ul", {}, message.suggestions.map((one, number) =>
        make("li", { class: "suggestion" },
          make("span", { lang: this.language }, one.msgstr),
          make("button", {
            type: "button", "aria-label": `Use ${number + 1}: suggestion`, onclick: () => this.accept(number),
          }, `Use ${number + 1}`),
          make("span", { class: "quiet" },
            `${one.alike} %${one.obsolete ? ", obsolete" : ""}${one.from && `, ${one.from}`}: `, one.msgid))))) : null,
      others.length ? section("Other languages", make("ul", {}, others.map(([code, text]) =>
        make("li", {}, make("strong", {}, this.desk.languageOf(code).name), ": ", make("span", { lang: code }, text))))) : null);
  }

  found(list) {
    return list.length ? findings(list, (one) => this.accepting.button(one)) : make("p", { class: "quiet" }, "none");
  }

  state() {
    return {
      msgstr: find("translation").value, fuzzy: find("fuzzy").checked, comments: find("comments").value,
    };
  }

  typed(unfuzzy = true) {
    // Who has changed the words has looked at them.
    if (unfuzzy && this.base.fuzzy && find("translation").value !== this.base.msgstr && !this.untouched) {
      find("fuzzy").checked = false;
      this.untouched = true;
    }
    find("saved").textContent = "";
    this.room.show();
    this.buttons();
    this.check();
  }

  buttons() {
    find("save").disabled = !this.dirty || !this.message.in_catalog;
    if (find("sign")) find("sign").disabled = this.dirty || !this.message.review.ready || !find("by").value.trim();
  }

  async checkNow() {
    const { message } = this;
    if (!message) return;
    try {
      const { findings: found } = await write("check", { lang: this.language, id: message.id, state: this.state() });
      if (this.message === message) find("findings").replaceChildren(this.found(found));
    } catch (problem) { complain(problem); }
  }

  accept(number) {
    const one = this.message?.suggestions[number];
    if (!one) return;
    find("translation").value = one.msgstr;
    find("translation").focus();
    this.typed();
  }

  // Whether all is saved; what somebody else has changed meanwhile is shown, and nothing is overwritten.
  async save() {
    if (!this.message || !this.dirty) return true;
    const { message } = this, ours = this.state();
    try {
      const saved = await write("save", { lang: this.language, id: message.id, base: this.base, state: ours });
      banner();
      if (this.message !== message) return true;
      if (same(this.state(), ours)) this.show(saved, this.language);
      else this.base = saved.state;
      find("saved").textContent = "Saved.";
      this.desk.changed();
      return true;
    } catch (problem) {
      if (problem instanceof Refused && problem.status === 409) this.conflict(problem.answer.conflict);
      else complain(problem);
      return false;
    }
  }

  conflict(theirs) {
    const use = (state, base) => {
      find("translation").value = state.msgstr;
      find("fuzzy").checked = state.fuzzy;
      find("comments").value = state.comments;
      this.base = base;
      find("conflict").replaceChildren();
      this.typed(false);
    };
    const ours = this.state();
    find("conflict").replaceChildren(make("div", { class: "conflict", role: "alert" },
      make("p", {}, "Somebody else has changed this message meanwhile. Nothing was overwritten."),
      make("p", {}, make("strong", {}, "In the file: "),
        make("span", { lang: this.language }, theirs.msgstr || "(empty)"), theirs.fuzzy ? " (fuzzy)" : ""),
      theirs.comments !== ours.comments ? make("p", { class: "quiet" }, `Comments in the file: ${theirs.comments || "(none)"}`) : null,
      make("div", { class: "line" },
        make("button", { type: "button", onclick: () => use(theirs, theirs) }, "Take theirs"),
        make("button", { type: "button", onclick: () => use(ours, theirs) }, "Keep mine"))));
  }

  async sign() {
    const { review } = this.message, by = find("by").value.trim();
    if (!review || this.dirty || !by || !find("sign")) return;
    this.desk.by = by;
    try {
      await write("sign", { lang: this.language, hashes: [review.hash], by, as: find("kind").value });
      banner();
      await this.open(this.message.id, this.language);
      this.desk.changed();
    } catch (problem) { complain(problem); }
  }
}
