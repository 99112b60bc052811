// Makes elements. Texts are texts: nothing here reads HTML.

export const find = (id) => document.getElementById(id);

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

export function later(wait, act) {
  let timer = 0;
  return (...values) => { clearTimeout(timer); timer = setTimeout(() => act(...values), wait); };
}

const MARKS = { delete: "del", insert: "ins" };

// A word diff as the server sends it: pairs of kind and text.
export function diff(changes) {
  return changes.map(([kind, text]) => (MARKS[kind] ? make(MARKS[kind], {}, text) : text));
}

// The findings, each with what `button` makes of it, if that is given.
export function findings(found, button = () => null) {
  return make("ul", {}, found.map((one) => make("li", { class: `finding ${one.severity}` },
    make("strong", {}, `${one.severity}: `), one.message, " ",
    make("span", { class: "quiet" }, one.code), " ", button(one),
    one.hint ? make("p", { class: "hint" }, one.hint) : null)));
}

export function banner(...children) { find("banner").replaceChildren(...children); }

// Shows what went wrong where everybody sees it.
export function complain(problem) {
  const found = problem.answer?.findings;
  if (!found) return banner(make("p", {}, problem.message));
  banner(...found.slice(0, 5).map((one) => make("div", {},
    make("p", {}, `${one.path}${one.line ? `:${one.line}` : ""}: ${one.message}`), make("p", { class: "hint" }, one.hint))));
}
