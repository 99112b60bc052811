// The workbench: what is chosen, and who has to know.
import { read, write } from "./api.js";
import { banner, complain, find, later, make } from "./dom.js";
import { Editor } from "./editor.js";
import { Pages } from "./frames.js";
import { keys, pressed } from "./keys.js";
import { List } from "./list.js";
import { PdfPage } from "./pdf.js";
import { SourceEditor } from "./source.js";
import { OpenTerms } from "./terms.js";

// How long nothing may be saved, in milliseconds, before all texts are checked again.
const FINDINGS = 1500;

class Desk {
  constructor(project) {
    this.source = project.source;
    this.languages = project.languages;
    this.by = project.by;
    this.list = new List((id) => this.choose(id));
    this.pages = new Pages((id, text) => this.chooseInPage(id, text), (event) => pressed(event, this));
    this.editor = new Editor(this);
    this.sourceEditor = new SourceEditor(this);
    this.pdf = new PdfPage(this, project.pdf);
    this.terms = new OpenTerms(this);
    this.update = later(30, () => this.refresh());
    this.findings = later(FINDINGS, (language) => this.findingsNow(language));
    find("book").textContent = project.name;
    document.addEventListener("keydown", (event) => pressed(event, this));
    addEventListener("beforeunload", (event) => { if (this.active.dirty) event.preventDefault(); });
    this.bar();
  }

  languageOf(code) { return this.languages.find((one) => one.code === code); }

  get isSource() { return this.language === this.source; }

  get active() { return this.isSource ? this.sourceEditor : this.editor; }

  bar() {
    const select = find("language");
    select.replaceChildren(...this.languages.map((one) => make("option", { value: one.code }, `${one.name} (${one.code})`)));
    select.addEventListener("change", () => this.open(select.value));
    find("views").addEventListener("click", (event) => {
      const view = event.target.closest("[data-view]");
      if (view) this.view(view.dataset.view);
    });
    keys(find("keys"));
    find("help-button").addEventListener("click", () => find("help").showModal());
  }

  // On a phone one thing is shown at a time.
  view(name) {
    document.body.dataset.view = name;
    for (const button of find("views").children) button.setAttribute("aria-pressed", button.dataset.view === name);
  }

  async open(language) {
    if (language !== this.language && this.language && !(await this.leave())) {
      find("language").value = this.language;
      return;
    }
    this.language = language;
    find("language").value = language;
    document.body.toggleAttribute("data-source", this.isSource);
    const { name } = this.languageOf(language);
    find("target-title").textContent = name;
    find("target-frame").title = `Page in ${name}`;
    this.list.findings = {};
    await this.load();
    const id = this.chosen && this.list.byId.has(this.chosen) ? this.chosen : this.first();
    if (this.isSource) this.sources = (await read("sources")).files;
    if (id) await this.choose(id);
  }

  first() {
    const { messages } = this.list.index;
    return (messages.find((one) => one.state !== "translated" && one.state !== "source") || messages[0])?.id;
  }

  async load() {
    const { language } = this;
    const index = await read("index", { lang: language });
    if (language !== this.language) return;
    this.list.show(index);
    this.progress(index);
    this.terms.load();
    this.findings(language);
  }

  progress(index) {
    const count = (state) => index.messages.filter((one) => one.state === state).length;
    find("progress").textContent = this.isSource ? `${index.messages.length} texts`
      : `${count("translated")} of ${index.messages.length} translated, ${count("fuzzy")} fuzzy, ${count("missing")} missing`;
  }

  // All checks take a while the first time: the list is there before.
  async findingsNow(language) {
    if (language !== this.language) return;
    const { messages } = await read("findings", { lang: language }).catch((problem) => complain(problem) || { messages: {} });
    if (language === this.language) this.list.mark(messages);
  }

  async choose(id) {
    if (id !== this.chosen && !(await this.leave())) return;
    this.chosen = id;
    const message = this.list.byId.get(id);
    if (!message) return;
    this.list.current(id, true);
    const { part } = this.list.index.chapters.find((one) => one.title === message.chapter);
    this.pages.show(part, this.source, this.isSource ? this.source : this.language);
    this.pages.select(id);
    this.pdf.refresh();
    try {
      if (this.isSource) {
        const { place } = await read("message", { lang: this.language, id });
        await this.openSource(place.path, place.line);
      } else await this.editor.open(id, this.language);
    } catch (problem) { complain(problem); }
  }

  async openSource(path, line = 0) {
    if (!this.sources.includes(path)) path = this.sources[0];
    if (path !== this.sourceEditor.file?.path && !(await this.leave())) return;
    await this.sourceEditor.open(path, line, this.sources);
  }

  async chooseInPage(id, text = "") {
    const known = this.list.byId.has(id) ? id : this.list.named(text);
    if (!known) return;
    await this.choose(known);
    this.view("work");
  }

  // Save what is being edited before something else is; whether that was possible.
  leave() { return this.active.save(); }

  async move(step) {
    const id = this.list.neighbour(this.chosen, step);
    if (id) await this.choose(id);
  }

  async saveAndNext() {
    // What is next is known before: a saved message may no longer pass the filter.
    const id = this.list.neighbour(this.chosen, 1);
    if ((await this.active.save()) && id) await this.choose(id);
  }

  async sync() {
    try {
      const { done } = await write("sync", { lang: this.language });
      await this.refresh();
      banner(make("p", { class: "told" }, done));
    } catch (problem) { complain(problem); }
  }

  changed() { this.update(); }

  // Something on the disk is another: show it, and leave alone what is being typed.
  async refresh() {
    try {
      // What people look at comes first.
      await this.pages.refresh();
      this.pdf.refresh();
      await this.load();
      if (!this.isSource && this.chosen && !this.list.byId.has(this.chosen)) this.editor.close();
      else await this.active.refresh();
      if (!find("banner").querySelector(".told")) banner();
    } catch (problem) { complain(problem); }
  }
}

async function start() {
  // The token is in a cookie now; an address that is copied or shown does not need it.
  history.replaceState(null, "", "/");
  try {
    const project = await read("project");
    const desk = new Desk(project);
    const events = new EventSource("/api/events");
    events.addEventListener("changed", (event) => {
      const { paths } = JSON.parse(event.data);
      if (paths.some((path) => path.startsWith("templates/") || path === "handbook/handbook.toml")) desk.pages.reload();
      desk.changed();
    });
    events.addEventListener("pdf", () => { desk.pdf.refresh(); if (!desk.isSource) desk.editor.room.ask(); });
    events.addEventListener("open", () => { if (desk.lost) { desk.lost = false; banner(); desk.changed(); } });
    events.addEventListener("error", () => {
      desk.lost = true;
      complain(new Error("The server does not answer. Is gesim serve still running?"));
    });
    const translated = project.languages.find((one) => !one.source);
    await desk.open((translated || project.languages[0]).code);
    document.body.dataset.ready = "";
  } catch (problem) { complain(problem); }
}

start();
