// The terms whose word in this language is undecided, with what they are called so far.
import { read } from "./api.js";
import { complain, find, make } from "./dom.js";

export class OpenTerms {
  constructor(desk) {
    this.desk = desk;
    find("terms-button").addEventListener("click", () => this.open());
  }

  async load() {
    const { language } = this.desk;
    const found = await read("terms", { lang: language }).catch((problem) => complain(problem));
    if (!found || language !== this.desk.language) return;
    this.terms = found.terms;
    find("terms-button").hidden = !this.terms.length;
    find("terms-button").textContent = `Open terms: ${this.terms.length}`;
    if (find("terms").open) this.show();
  }

  open() {
    if (!this.terms?.length || find("terms").open) return;
    this.show();
    find("terms").showModal();
  }

  show() {
    find("terms-title").textContent = `Open terms: ${this.desk.languageOf(this.desk.language).name}`;
    find("terms-list").replaceChildren(...this.terms.map((term) => make("li", {},
      term.id ? make("button", { type: "button", class: "place", onclick: () => this.choose(term.id) }, term.name)
        : make("strong", {}, term.name),
      term.also.length ? make("span", { class: "quiet" }, ` (${term.also.join(", ")})`) : null,
      make("p", {}, term.candidates.length ? make("span", { lang: this.desk.language }, term.candidates.join(" | "))
        : make("span", { class: "quiet" }, "not translated yet")),
      make("p", { class: "hint", lang: this.desk.source }, term.definition))));
  }

  async choose(id) {
    find("terms").close();
    await this.desk.choose(id);
    this.desk.view("work");
  }
}
