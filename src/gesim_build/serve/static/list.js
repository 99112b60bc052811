// The list of messages by chapter, with filters.
import { find, make } from "./dom.js";

// So many rows are there at once; more only where somebody asks for them, for they make a page slow.
const MOST = 2500;

const WORDS = { missing: "missing", fuzzy: "fuzzy" };

// What a filter of the page lets through.
const FILTERS = {
  all: () => true,
  missing: (message) => message.state === "missing",
  fuzzy: (message) => message.state === "fuzzy",
  findings: (message, found) => Boolean(found[message.id]?.length),
  unsigned: (message) => message.open.length > 0,
};

export class List {
  constructor(choose) {
    this.choose = choose;
    this.index = { messages: [], chapters: [] };
    this.findings = {};
    this.shown = [];
    for (const id of ["filter", "chapter", "search"]) find(id).addEventListener("input", () => this.draw());
    find("rows").addEventListener("click", (event) => {
      const row = event.target.closest("[data-id]");
      if (row) this.choose(row.dataset.id);
    });
  }

  show(index) {
    this.index = index;
    this.byId = new Map(index.messages.map((message) => [message.id, message]));
    this.chapters();
    this.draw();
  }

  mark(findings) {
    this.findings = findings;
    this.draw();
  }

  chapters() {
    const before = find("chapter").value;
    const options = this.index.chapters.map((one) => make("option", { value: one.title }, one.title));
    find("chapter").replaceChildren(make("option", { value: "" }, "all"), ...options);
    if (this.index.chapters.some((one) => one.title === before)) find("chapter").value = before;
  }

  draw() {
    const wanted = FILTERS[find("filter").value];
    const chapter = find("chapter").value;
    const words = find("search").value.trim().toLocaleLowerCase();
    this.shown = this.index.messages.filter((message) => wanted(message, this.findings)
      && (!chapter || message.chapter === chapter)
      && (!words || `${message.msgid}\n${message.msgstr}`.toLocaleLowerCase().includes(words)));
    const groups = new Map(), left = this.shown.length - MOST;
    for (const message of this.whole ? this.shown : this.shown.slice(0, MOST)) {
      if (!groups.has(message.chapter)) groups.set(message.chapter, []);
      groups.get(message.chapter).push(message);
    }
    // A list that shows the same is left alone: a row that is pressed just now, or has the focus, is not taken away.
    const drawn = JSON.stringify([
      [...groups].map(([title, messages]) => [this.heading(title).textContent, messages.map((one) => this.words(one))]),
      this.whole ? 0 : left,
    ]);
    if (drawn !== this.drawn) this.redraw(groups, left);
    this.drawn = drawn;
    find("count").textContent = `${this.shown.length} of ${this.index.messages.length} messages`;
    this.current(this.chosen);
  }

  redraw(groups, left) {
    const focused = find("rows").contains(document.activeElement) ? document.activeElement.dataset.id : "";
    find("rows").replaceChildren(...[...groups].flatMap(([title, messages]) => [
      this.heading(title), make("ul", {}, messages.map((message) => make("li", {}, this.row(message)))),
    ]));
    if (left > 0 && !this.whole) {
      find("rows").append(make("button", { type: "button", onclick: () => { this.whole = true; this.draw(); } },
        `Show ${left} more`));
    }
    if (focused) find("rows").querySelector(`[data-id="${focused}"]`)?.focus({ preventScroll: true });
  }

  heading(title) {
    const one = this.index.chapters.find((chapter) => chapter.title === title);
    const done = this.index.messages[0]?.state === "source" ? "" : `${one.percent} %`;
    const signed = one.to_sign ? `${one.signed}/${one.to_sign} signed` : "";
    return make("h3", {}, title, make("span", {}, [done, signed].filter(Boolean).join(" · ")));
  }

  // What is told of a message: its text, its state, how much is wrong with it.
  words(message) {
    return [message.id, message.msgid, message.state, message.kind, this.findings[message.id]?.length || 0];
  }

  row(message) {
    const [id, text, name, kind, found] = this.words(message);
    const state = WORDS[name];
    return make("button", { type: "button", class: "row", "data-id": id },
      make("span", { class: "words" }, text),
      make("span", { class: "state" },
        state ? make("span", { class: state }, `${state} · `) : "",
        found ? make("span", { class: "finding" }, `${found} finding${found > 1 ? "s" : ""} · `) : "",
        kind));
  }

  // Mark the message that is edited, and bring it into sight.
  current(id, scroll = false) {
    this.chosen = id;
    find("rows").querySelector('[aria-current="true"]')?.removeAttribute("aria-current");
    const row = id && find("rows").querySelector(`[data-id="${id}"]`);
    if (!row) return;
    row.setAttribute("aria-current", "true");
    if (scroll) row.scrollIntoView({ block: "nearest" });
  }

  // The message before or after one, among those that are shown; behind the place of one that is not shown any more.
  neighbour(id, step) {
    const order = this.index.messages.map((message) => message.id);
    const shown = new Set(this.shown.map((message) => message.id));
    for (let place = order.indexOf(id) + step; place >= 0 && place < order.length; place += step) {
      if (shown.has(order[place])) return order[place];
    }
    return "";
  }

  // The message whose text somebody clicked on that carries no id: a word of the theme, say.
  named(text) {
    const words = text.trim();
    return words && this.index.messages.find((one) => one.msgstr === words || one.msgid === words)?.id;
  }
}
