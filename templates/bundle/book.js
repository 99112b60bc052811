/* What the pages do beyond being read. Every one of them works without this file. A classic script: modules and
   fetch are blocked for pages opened from a disk. Nothing is requested, and nothing is stored. */
(function () {
  "use strict";

  document.documentElement.classList.add("scripted");

  /* --- The bar stays in sight: what is jumped to must not be under it ----------------------------------------------- */

  const bar = document.querySelector(".bar");

  // Where letters are so large that the bar takes the screen, only the way out stays.
  function measureBar() {
    if (!bar) {
      return; // the page that one leaves to
    }
    const page = document.documentElement;
    page.classList.remove("tall-bar");
    const isTall = bar.offsetHeight > window.innerHeight / 3;
    page.classList.toggle("tall-bar", isTall);
    const stays = isTall ? document.querySelector(".exit") : bar;
    page.style.setProperty("--bar-height", (stays ? stays.offsetHeight : 0) + "px");
  }

  new ResizeObserver(measureBar).observe(document.body);
  window.addEventListener("resize", measureBar);


  /* --- A heading is a link to itself, to pass it on; the keyboard has the list of contents for that ------------------ */

  document.querySelectorAll("main :is(h2, h3)[id]").forEach(function (heading) {
    if (heading.querySelector("a")) {
      return;
    }
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = "#" + heading.id;
    link.tabIndex = -1;
    link.append.apply(link, heading.childNodes);
    heading.append(link);
  });

  /* --- A note opens where its mark is read, and a term of the glossary where it is used ------------------------------ */

  // What a mark leads to, if it is on this page: a note, or a term with what it means.
  function sourceOf(mark) {
    const id = decodeURIComponent(mark.hash.slice(1));
    const found = document.getElementById(id) || document.querySelector("[data-term='" + CSS.escape(id) + "']");
    return found && (found.closest(".glossary > div") || found.closest(".footnotes li"));
  }

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  function copyOf(source) {
    const isTerm = source.tagName === "DIV";
    const copy = document.createElement(isTerm ? "dl" : "div");
    copy.append.apply(copy, source.cloneNode(true).childNodes);
    // The way back to the text is here the way to close the note.
    copy.querySelectorAll(".footnote-back").forEach(function (back) {
      back.remove();
    });
    copy.querySelectorAll("[id]").forEach(function (element) {
      element.removeAttribute("id");
    });
    return copy;
  }

  function openNote(mark, source) {
    const term = source.querySelector("dt");
    const title = source.closest(".footnotes") && source.closest(".footnotes").querySelector(".footnotes-title");
    const label = term ? term.textContent : (title ? title.textContent + " " : "") + mark.textContent;
    show(mark, label, copyOf(source), term);
  }

  // Shows something beside the mark that it belongs to; `isTerm` if the mark leads to the glossary.
  function show(mark, label, content, isTerm) {
    const words = document.querySelector("main").dataset;
    const note = document.createElement("div");
    note.className = "note";
    note.setAttribute("role", "dialog");
    note.setAttribute("aria-label", label);
    note.popover = "auto";
    note.tabIndex = -1;
    const tools = document.createElement("p");
    tools.className = "note-tools";
    tools.append(button(words.close, function () {
      note.hidePopover();
    }));
    if (isTerm) {
      const whole = document.createElement("a");
      whole.href = mark.getAttribute("href");
      whole.textContent = words.glossary;
      tools.prepend(whole);
    }
    note.append(content, tools);
    note.addEventListener("toggle", function (event) {
      if (event.newState === "closed") {
        // Whoever went on elsewhere stays there.
        const isLeft = document.activeElement !== document.body && !note.contains(document.activeElement);
        note.remove();
        if (!isLeft) {
          mark.focus({ preventScroll: true });
        }
      }
    });
    document.querySelector("main").append(note);
    note.showPopover();
    note.focus({ preventScroll: true });
    // What was read stays in sight above it.
    window.scrollBy(0, Math.max(0, mark.getBoundingClientRect().bottom - note.getBoundingClientRect().top + 8));
  }

  // An older browser follows the link.
  if ("popover" in HTMLElement.prototype) {
    document.querySelectorAll("main :is(.footnote-ref, .term, .xref)").forEach(function (mark) {
      const source = sourceOf(mark);
      if (source) {
        mark.setAttribute("aria-haspopup", "dialog");
        mark.addEventListener("click", function (event) {
          if (window.isPlainClick(event)) {
            event.preventDefault();
            openNote(mark, source);
          }
        });
      }
    });
    // What an abbreviation or a sign means: a title shows only under a mouse, not where a finger or the focus is. All of
    // them open; the first that says it is a stop of the keyboard. What the sign says is at the end of the page too, to
    // which its first one is a link for those without script.
    const said = new Set();
    document.querySelectorAll("main :is(abbr[title], a.to-verify)").forEach(function (mark) {
      if (mark.parentElement.closest("a, button")) {
        return;
      }
      const line = mark.classList.contains("to-verify") && document.getElementById("~sign");
      const meaning = line ? line.textContent : mark.title;
      const isFirst = !said.has(meaning);
      said.add(meaning);
      mark.addEventListener("click", function (event) {
        if (window.isPlainClick(event)) {
          event.preventDefault();
          const text = document.createElement("p");
          text.textContent = meaning;
          show(mark, mark.textContent, text, false);
        }
      });
      if (isFirst) {
        mark.setAttribute("aria-haspopup", "dialog");
      }
      if (isFirst && !mark.href) {
        mark.setAttribute("role", "button");
        mark.addEventListener("keydown", function (event) {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            mark.click();
          }
        });
      }
      if (!mark.href) {
        mark.tabIndex = isFirst ? 0 : -1; // where the focus goes back to
      }
    });
  }

  /* --- A number can be copied ---------------------------------------------------------------------------------------- */

  function offerCopy(number, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    const link = number.querySelector("a");
    const name = number.parentElement.querySelector(".contact-name");
    button.setAttribute("aria-label", words.copy + ": " + link.textContent + (name ? ", " + name.textContent : ""));
    const told = document.createElement("span");
    told.className = "announcer";
    told.setAttribute("role", "status");
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(link.textContent.trim()).then(function () {
        button.textContent = told.textContent = words.copied;
        window.setTimeout(function () {
          button.textContent = words.copy;
          told.textContent = "";
        }, 3000);
      }, function () {}); // a browser that does not let pages copy
    });
    number.append(button, told);
  }

  const withNumbers = document.querySelector("main[data-copy]");
  if (withNumbers && navigator.clipboard) {
    withNumbers.querySelectorAll(".contact-number").forEach(function (number) {
      offerCopy(number, withNumbers.dataset);
    });
  }

  /* --- A region that does not scroll needs neither focus nor role ------------------------------------------------ */

  const REGION = ["tabindex", "role", "aria-labelledby"];

  document.querySelectorAll(".scroll").forEach(function (region) {
    const values = REGION.map(function (name) {
      return region.getAttribute(name);
    });
    new ResizeObserver(function () {
      const scrolls = region.scrollWidth > region.clientWidth + 1;
      region.classList.toggle("scrolls", scrolls);
      REGION.forEach(function (name, position) {
        if (scrolls && values[position] !== null) {
          region.setAttribute(name, values[position]);
        } else {
          region.removeAttribute(name);
        }
      });
    }).observe(region);
  });
})();
