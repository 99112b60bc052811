/* What the pages do beyond being read. Every one of them works without this file. A classic script: modules and
   fetch are blocked for pages opened from a disk. Nothing is requested, and nothing is stored but for what is searched
   for, until the tab is closed or left. */
(function () {
  "use strict";

  document.documentElement.classList.add("scripted");

  // What the search keeps while the tab is open; leave.js forgets it.
  const KEPT = "gesim-search";

  function kept() {
    try {
      return window.sessionStorage.getItem(KEPT) || "";
    } catch (problem) {
      return ""; // a browser that keeps nothing
    }
  }

  /* --- Another language, the same place: ids are equal in all languages ----------------------------------------- */

  const MARKS = "main section[id], main h2[id], main h3[id], main figure[id], main .table[id], main .box[id]";

  function place(marks) {
    // A little below the place to which a link scrolls its target.
    const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 24;
    let found = "";
    if (window.scrollY > 0) {
      document.querySelectorAll(marks).forEach(function (mark) {
        if (mark.getBoundingClientRect().top <= line) {
          found = mark.id;
        }
      });
    }
    return found;
  }

  document.querySelectorAll(".languages a").forEach(function (link) {
    const page = link.getAttribute("href");
    function keepPlace() {
      const mark = place(MARKS);
      link.setAttribute("href", mark ? page + "#" + mark : page);
    }
    link.addEventListener("click", keepPlace);
    link.addEventListener("auxclick", keepPlace);
  });

  /* --- The bar: what it opens lies over the text, at any place of the page ------------------------------------------ */

  const bar = document.querySelector(".bar");
  let closeOpened = null;

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

  // Makes the opener open and close something. `open` shows it and puts the focus into it; `close` hides it.
  function opens(opener, shown, open, close) {
    function shut() {
      close();
      opener.setAttribute("aria-expanded", "false");
      closeOpened = null;
    }
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", function () {
      const isOpen = opener.getAttribute("aria-expanded") === "true";
      if (closeOpened) {
        closeOpened();
      }
      if (!isOpen) {
        opener.setAttribute("aria-expanded", "true");
        closeOpened = shut;
        open();
      }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && closeOpened === shut) {
        event.preventDefault();
        shut();
        opener.focus({ preventScroll: true });
      }
    });
    // Whoever goes on into the page behind it wants to see that.
    ["focusin", "click"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        if (closeOpened === shut && event.target.isConnected && !event.target.closest(".bar") && !shown(event.target)) {
          shut();
        }
      });
    });
  }

  function laysOver(link, region, before) {
    if (!link || !region) {
      return;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append.apply(button, link.childNodes);
    link.replaceWith(button);
    const gap = document.createElement("div"); // where the region was, so that the text stays where it is
    opens(button, function (element) {
      return region.contains(element);
    }, function () {
      gap.style.height = region.offsetHeight + "px";
      region.before(gap);
      region.classList.add("over");
      before();
      const current = region.querySelector("a[aria-current]") || region.querySelector("a");
      current.focus({ preventScroll: true });
      region.scrollTop = current.offsetTop - region.clientHeight / 2;
    }, function () {
      region.classList.remove("over");
      gap.remove();
    });
    region.addEventListener("click", function (event) {
      if (event.target.closest("a") && closeOpened) {
        closeOpened();
      }
    });
  }

  const contents = document.querySelector(".contents details");
  laysOver(document.querySelector(".bar-contents"), contents && contents.parentElement, function () {
    contents.open = true;
  });
  laysOver(document.querySelector(".bar-languages"), document.querySelector(".languages"), function () {});

  /* --- The search: its script comes when it is wanted for the first time ------------------------------------------ */

  let search = null;

  function withSearch(then) {
    if (search) {
      then();
      return;
    }
    const script = document.createElement("script");
    script.src = "search.js";
    script.addEventListener("load", function () {
      search = window.pageSearch;
      then();
    });
    document.head.append(script);
  }

  const searchOpener = document.querySelector(".search-open");
  if (searchOpener) {
    searchOpener.hidden = false;
    opens(searchOpener, function () {
      return false; // its panel is in the bar
    }, function () {
      withSearch(function () {
        search.open(function () {
          closeOpened();
        });
      });
    }, function () {
      if (search) {
        search.close();
      }
    });
    if (kept().includes('"arrived"')) {
      withSearch(function () {
        search.arrive();
      });
    }
  }

  /* --- The list of contents is open where there is room beside the text ------------------------------------------ */

  const roomy = window.matchMedia("(min-width: 64rem)");
  if (contents) {
    contents.open = roomy.matches;
    roomy.addEventListener("change", function () {
      contents.open = roomy.matches;
    });
  }

  /* --- The list of contents follows the section that is read ------------------------------------------------------ */

  const sections = document.querySelector(".in-this-chapter ol");
  const current = contents && contents.querySelector("[aria-current]");
  if (sections && current) {
    const own = sections.cloneNode(true);
    own.className = "contents-sections";
    current.after(own);
    const links = Array.from(own.querySelectorAll("a"));
    let isPlanned = false;

    function follow() {
      isPlanned = false;
      const mark = place("main h2[id]");
      links.forEach(function (link) {
        if (mark && link.hash === "#" + mark) {
          link.setAttribute("aria-current", "location");
        } else {
          link.removeAttribute("aria-current");
        }
      });
    }

    window.addEventListener("scroll", function () {
      if (!isPlanned) {
        isPlanned = true;
        window.requestAnimationFrame(follow);
      }
    }, { passive: true });
    follow();
  }

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
    // What an abbreviation or a sign means: a title shows only under a mouse, not where a finger or the focus is. What
    // the sign says is at the end of the page too, for those without script.
    document.querySelectorAll("main abbr[title]").forEach(function (mark) {
      if (mark.closest("a, button")) {
        return;
      }
      const line = mark.classList.contains("to-verify") && document.getElementById("~sign");
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-haspopup", "dialog");
      mark.addEventListener("click", function () {
        const meaning = document.createElement("p");
        meaning.textContent = line ? line.textContent : mark.title;
        show(mark, mark.textContent, meaning, false);
      });
      mark.addEventListener("keydown", function (event) {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          mark.click();
        }
      });
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

  /* --- Forms are for paper ---------------------------------------------------------------------------------------- */

  document.querySelectorAll(".print-form").forEach(function (offer) {
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", function () {
      window.print();
    });
  });
})();
