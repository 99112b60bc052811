// The page of the PDF that shows the message, drawn by the server.
import { read } from "./api.js";
import { complain, find, findings, make } from "./dom.js";

export class PdfPage {
  constructor(desk, available) {
    this.desk = desk;
    const button = find("pdf-button");
    button.hidden = !available;
    button.addEventListener("click", () => {
      this.on = !this.on;
      button.setAttribute("aria-pressed", this.on);
      find("pdf").hidden = !this.on;
      find("target-frame").hidden = this.on;
      this.refresh();
    });
  }

  async refresh() {
    const { chosen: id, language } = this.desk;
    if (!this.on || !id || this.desk.isSource) return;
    try {
      const found = await read("pdf", { lang: language, id });
      if (id === this.desk.chosen && language === this.desk.language) this.show(found, language);
    } catch (problem) { complain(problem); }
  }

  show(found, language) {
    const where = found.page ? `Page ${found.page} of ${found.pages}` : found.pages ? "Not on any page of the PDF" : "";
    find("pdf-state").replaceChildren(where, found.building ? `${where ? ". " : ""}Being built …` : "",
      found.findings.length ? findings(found.findings.filter((one) => one.severity === "error")) : "");
    if (!found.page) return find("pdf-pages").replaceChildren();
    const image = make("img", { src: `/pdf/${language}/${found.page}.png?v=${found.version}`, alt: `Page ${found.page}` });
    const sheet = make("div", { class: "sheet" }, image, found.boxes.map((box) => this.box(box)));
    const [old] = find("pdf-pages").children;
    const put = () => {
      find("pdf-pages").replaceChildren(sheet);
      sheet.querySelector(".box")?.scrollIntoView({ block: "center" });
    };
    // The old picture stays until the new one is there.
    if (old) image.decode().then(put, put);
    else { put(); image.addEventListener("load", put, { once: true }); }
  }

  box([left, top, width, height]) {
    const box = make("div", { class: "box" });
    Object.assign(box.style, {
      left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%`,
    });
    return box;
  }
}
