// The pages: shown side by side, scrolled together, exchanged when they change. Nothing in them runs.
import { page } from "./api.js";
import { find } from "./dom.js";

const MESSAGE = "[data-message]";
// While one page follows the other, in milliseconds, its own scrolling is no wish of anybody.
const FOLLOWING = 120;

export class Pages {
  constructor(choose, press) {
    this.choose = choose;
    this.press = press;
    this.frames = [find("source-frame"), find("target-frame")];
    this.followed = 0;
    this.selected = "";
    for (const frame of this.frames) frame.addEventListener("load", () => this.loaded(frame));
  }

  // Show a part in both languages; "" is the start page.
  show(part, source, target) {
    const name = part || "index";
    this.load(this.frames[0], `/pages/${source}/${name}.html`);
    this.load(this.frames[1], `/pages/${target}/${name}.html`);
  }

  load(frame, address) {
    if (frame.dataset.address === address) return;
    frame.dataset.address = address;
    frame.src = address;
  }

  // Load the pages anew, with their style sheet.
  reload() {
    for (const frame of this.frames) frame.contentWindow.location.reload();
  }

  // Fetch the pages again, and put in what is new of them without moving anything.
  async refresh() {
    await Promise.all(this.frames.filter((frame) => frame.dataset.address).map((frame) => this.exchange(frame)));
  }

  async exchange(frame) {
    const address = frame.dataset.address;
    const text = await page(address);
    const shown = frame.contentDocument;
    if (!shown?.body || frame.dataset.address !== address) return;
    if ("broken" in shown.documentElement.dataset) return frame.contentWindow.location.reload();
    const fresh = new DOMParser().parseFromString(text, "text/html");
    if (shown.body.innerHTML === fresh.body.innerHTML) return;
    const place = frame.contentWindow.scrollY;
    shown.body.replaceWith(shown.adoptNode(fresh.body));
    frame.contentWindow.scrollTo(0, place);
    this.select(this.selected, false);
  }

  loaded(frame) {
    const shown = frame.contentDocument;
    shown.addEventListener("click", (event) => this.clicked(event), true);
    shown.addEventListener("keydown", (event) => this.press(event));
    frame.contentWindow.addEventListener("scroll", () => this.scrolled(frame), { passive: true });
    this.select(this.selected, true);
  }

  // A click is for the message under it; links of the page lead nowhere here.
  clicked(event) {
    event.preventDefault();
    const marked = event.target.closest(MESSAGE);
    if (marked) return this.choose(marked.dataset.message);
    const drawing = event.target.closest("svg, img");
    const words = drawing?.querySelector?.("title")?.textContent || drawing?.getAttribute("alt");
    this.choose("", words || event.target.textContent);
  }

  // Mark a message in both pages, and scroll to it.
  select(id, scroll = true) {
    this.selected = id;
    for (const frame of this.frames) {
      const shown = frame.contentDocument;
      for (const old of shown?.querySelectorAll("[data-selected]") || []) old.removeAttribute("data-selected");
      const own = id ? [...(shown?.querySelectorAll(`[data-message="${id}"]`) || [])] : [];
      for (const element of own) element.setAttribute("data-selected", "");
      if (scroll && own.length && !own.some((element) => inSight(element, frame))) {
        this.followed = performance.now();
        own[0].scrollIntoView({ block: "center" });
      }
    }
  }

  // Bring the other page to the message that is at the top of this one.
  scrolled(frame) {
    if (performance.now() - this.followed < FOLLOWING) return;
    const other = this.frames.find((one) => one !== frame);
    const top = [...frame.contentDocument.querySelectorAll(MESSAGE)]
      .find((element) => element.getBoundingClientRect().bottom > 0 && element.offsetParent !== null);
    if (!top || !other.contentDocument) return;
    const same = other.contentDocument.querySelector(`[data-message="${top.dataset.message}"]`);
    if (!same) return;
    const from = top.getBoundingClientRect(), to = same.getBoundingClientRect();
    // As far into it as here: a translation may be longer.
    const into = from.top < 0 && from.height ? (from.top / from.height) * to.height : from.top;
    this.followed = performance.now();
    other.contentWindow.scrollBy(0, to.top - into);
  }
}

function inSight(element, frame) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < frame.clientHeight - 20;
}
