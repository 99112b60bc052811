// How long a translation is: beside what is usual, and beside the lines that its page in the last PDF has.
import { read } from "./api.js";
import { find } from "./dom.js";

// A page has little room for these: a line more than in English is told. Of others, half as many more.
const NARROW = new Set([
  "heading", "box title", "caption", "table caption", "table cell", "term", "figure word",
  "form label", "form option", "form group", "form column", "form row",
]);

export class Room {
  constructor(editor) { this.editor = editor; }

  // Measured by the server in the last PDF: it may take a while the first time.
  async ask() {
    const { message, language } = this.editor;
    if (!message) return;
    const found = await read("room", { lang: language, id: message.id }).catch(() => null);
    if (this.editor.message?.id !== message.id || this.editor.language !== language) return;
    this.found = found && { ...found, id: message.id, language };
    this.show();
  }

  show() {
    const { message } = this.editor;
    const english = [...message.msgid].length, own = [...find("translation").value].length;
    const usual = Math.round(english * message.expansion);
    const far = own > Math.max(usual * 1.5, usual + 12);
    find("length").textContent = `${own} characters; usual for ${english} in English: ${usual}${far ? ". Long" : ""}`;
    find("length").classList.toggle("far", far);
    const lines = this.lines(own);
    find("room").textContent = lines.text;
    find("room").classList.toggle("far", Boolean(lines.far));
  }

  lines(length) {
    const isOfThis = this.found?.id === this.editor.message.id && this.found.language === this.editor.language;
    const found = isOfThis ? this.found : null;
    if (!found?.built || !found.own) return { text: found?.built ? "Not found in the last PDF" : "" };
    const { own, english } = found;
    const there = [
      own.lines ? `${count(own.lines)}${own.english ? " (in English)" : ""}` : "a part of it",
      english?.lines && !own.english ? `in English: ${count(english.lines)}` : "",
      own.characters ? `a line holds about ${own.characters} characters` : "",
    ].filter(Boolean).join("; ");
    const text = `Last PDF, page ${own.page}: ${there}.`;
    if (!own.characters || !length) return { text };
    const now = Math.ceil(length / own.characters), before = english?.lines || 0;
    const far = before && now > (NARROW.has(this.editor.message.kind) ? before : before * 1.5 + 1);
    return { text: `${text} This text: about ${count(now)}${far ? ", more than the English" : ""}.`, far };
  }
}

const count = (number) => `${number} line${number === 1 ? "" : "s"}`;
