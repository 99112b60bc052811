// What the keyboard does, wherever the focus is.
import { find, make } from "./dom.js";

const alt = (code) => (event) => event.altKey && !event.ctrlKey && !event.metaKey && event.code === code;
const command = (code) => (event) => (event.ctrlKey || event.metaKey) && !event.altKey && event.code === code;

const KEYS = [
  ["Ctrl+Enter", "save and next", command("Enter"), (desk) => desk.saveAndNext()],
  ["Ctrl+S", "save", command("KeyS"), (desk) => desk.active.save()],
  ["Alt+↓", "next", alt("ArrowDown"), (desk) => desk.move(1)],
  ["Alt+↑", "previous", alt("ArrowUp"), (desk) => desk.move(-1)],
  ["Alt+1 … Alt+6", "use suggestion 1 … 6", (event) => event.altKey && /^Digit[1-6]$/.test(event.code),
    (desk, event) => desk.editor.accept(Number(event.code.at(-1)) - 1)],
  ["Alt+F", "fuzzy or not", alt("KeyF"), () => find("fuzzy")?.click()],
  ["Alt+G", "sign", alt("KeyG"), (desk) => desk.isSource || desk.editor.sign()],
  ["Alt+A", "accept the first finding, with the reason", alt("KeyA"), (desk) => desk.isSource || desk.editor.accepting.first()],
  ["Alt+O", "open terms", alt("KeyO"), (desk) => desk.terms.open()],
  ["Alt+S", "search", alt("KeyS"), (desk) => { desk.view("list"); find("search").focus(); }],
  ["Alt+T", "to the translation", alt("KeyT"), (desk) => { desk.view("work"); (find("translation") || find("source-text"))?.focus(); }],
  ["Alt+H", "these keys", alt("KeyH"), () => find("help").showModal()],
];

export function pressed(event, desk) {
  const [, , , act] = KEYS.find(([, , fits]) => fits(event)) || [];
  if (!act) return;
  event.preventDefault();
  act(desk, event);
}

export function keys(list) {
  list.replaceChildren(...KEYS.flatMap(([name, what]) => [make("dt", {}, name), make("dd", {}, what)]));
}
