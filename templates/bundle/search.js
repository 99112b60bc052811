/* The search of the pages: loaded when its button is pressed for the first time, or a result was followed. The index
   and the texts are classic scripts as well, that call searchData(). What is looked for is kept in the tab until it is
   closed or left, and nowhere else. */
(function () {
  "use strict";

  const FOLDER = "search/";
  const KEPT = "gesim-search";
  const SHOWN = 10; // results, then as many more
  const AROUND = 70; // letters before and behind the words found
  const PAUSE = 120; // milliseconds without a key before the number of results is announced

  let book = null; // the index, see search-index.js
  const texts = {}; // of the sections of each part, by its file
  const waiting = {};

  /* --- Data: a script for each file, because pages from a disk may fetch nothing --- */

  window.searchData = function (name, data) {
    texts[name] = data;
  };

  function load(name, done) {
    if (texts[name]) {
      done(texts[name]);
    } else if (waiting[name]) {
      waiting[name].push(done);
    } else {
      waiting[name] = [done];
      const script = document.createElement("script");
      script.src = FOLDER + name + ".js";
      script.addEventListener("load", function () {
        waiting[name].forEach(function (one) {
          one(texts[name]);
        });
        delete waiting[name];
      });
      document.head.append(script);
    }
  }

  /* --- The panel below the bar: a field, the number of results, their list --- */

  let panel = null, field, status, list, more, shut, timer = 0, result = null, shown = 0;

  function make(name, className, word) {
    const element = document.createElement(name);
    element.className = className;
    if (word) {
      say(element, word);
    }
    return element;
  }

  function say(element, word, text) {
    element.textContent = text === undefined ? word[0] : text;
    if (word[1]) {
      element.lang = word[1];
    }
  }

  function build() {
    panel = make("div", "search-panel");
    panel.setAttribute("role", "search");
    const label = make("label", "search-label", book.words.search);
    field = make("input", "search-field");
    field.type = "search";
    field.id = "~search";
    field.autocomplete = "off";
    field.spellcheck = false;
    field.setAttribute("autocapitalize", "none");
    field.setAttribute("enterkeyhint", "search");
    label.htmlFor = field.id;
    const close = make("button", "search-close", book.words.close);
    close.type = "button";
    status = make("p", "search-status");
    status.setAttribute("role", "status");
    list = make("ol", "search-results");
    more = make("button", "search-more", book.words.more);
    more.type = "button";
    more.hidden = true;
    panel.append(label, field, close, status, list, more);
    panel.hidden = true;
    document.querySelector(".bar").append(panel);
    field.addEventListener("input", find);
    close.addEventListener("click", function () {
      shut();
    });
    more.addEventListener("click", function () {
      const next = shown;
      showMore();
      list.children[next].querySelector("a").focus();
    });
    panel.addEventListener("keydown", onKey);
  }

  function onKey(event) {
    const links = Array.from(list.querySelectorAll("a"));
    const at = links.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === field && links.length) {
      links[0].focus();
    } else if (event.key === "ArrowDown" && links[at + 1]) {
      event.preventDefault();
      links[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (links[at - 1] || field).focus();
    }
  }

  function find() {
    const query = field.value;
    keep({ query: query });
    window.clearTimeout(timer);
    list.replaceChildren();
    shown = 0;
    result = book.isEmpty(query) ? null : book.search(query);
    if (result) {
      result.isFound = book.finder(query, result.wanted);
      showMore();
    } else {
      more.hidden = true;
    }
    timer = window.setTimeout(announce, PAUSE);
  }

  function announce() {
    if (!result) {
      status.textContent = "";
    } else if (!result.sections.length) {
      say(status, book.words.nothing);
    } else {
      const words = book.words.results;
      const number = words[0].replace("{number}", String(result.sections.length));
      say(status, words, result.whole ? number : book.words.some[0] + " " + number);
    }
  }

  function showMore() {
    const isFound = result.isFound;
    result.sections.slice(shown, shown + SHOWN).forEach(function (number) {
      list.append(item(book.sections[number], isFound));
    });
    shown = list.children.length;
    more.hidden = shown >= result.sections.length;
  }

  function item(section, isFound) {
    const link = make("a", "search-link");
    link.href = section.part + ".html" + (section.anchor ? "#" + section.anchor : "");
    marked(link, section.title, isFound);
    link.addEventListener("click", function () {
      keep({ query: field.value, arrived: section.part + "#" + section.anchor });
      // Within this page nothing is loaded.
      if (link.pathname === window.location.pathname) {
        shut();
        window.setTimeout(arrive);
      }
    });
    const one = make("li", "search-result");
    one.append(link);
    if (section.anchor) {
      one.append(make("p", "search-chapter", [section.chapter]));
    }
    const around = make("p", "search-around");
    one.append(around);
    load(section.part, function (sections) {
      const text = sections[section.place];
      const first = book.hits(text, isFound)[0];
      marked(around, text, isFound, first ? first[0] : 0);
    });
    return one;
  }

  // Puts a text into an element with the words found marked; of a long one what is around the given place.
  function marked(element, text, isFound, place) {
    let start = 0, end = text.length;
    if (place !== undefined) {
      start = place > AROUND ? text.indexOf(" ", place - AROUND) + 1 : 0;
      end = text.length > place + 2 * AROUND ? text.lastIndexOf(" ", place + 2 * AROUND) : text.length;
      start = start > place ? place : start;
      end = end <= place ? Math.min(text.length, place + 2 * AROUND) : end;
    }
    const piece = text.slice(start, end);
    let at = 0;
    element.append(start ? "\u2026 " : "");
    book.hits(piece, isFound).forEach(function (hit) {
      const mark = make("mark", "found");
      mark.textContent = piece.slice(hit[0], hit[1]);
      element.append(inOneLine(piece.slice(at, hit[0])), mark);
      at = hit[1];
    });
    element.append(inOneLine(piece.slice(at)), end < text.length ? " \u2026" : "");
  }

  function inOneLine(text) {
    return text.replace(/\n/g, " \u00b7 ");
  }

  /* --- What is kept while the tab is open; on arrival the words are marked --- */

  function keep(values) {
    try {
      window.sessionStorage.setItem(KEPT, JSON.stringify(values));
    } catch (problem) {
      // A browser that keeps nothing: the search begins anew on each page.
    }
  }

  function kept() {
    try {
      return JSON.parse(window.sessionStorage.getItem(KEPT)) || {};
    } catch (problem) {
      return {};
    }
  }

  function arrive() {
    const query = kept().query || "";
    keep({ query: query });
    const isFound = book.finder(query, book.search(query).wanted);
    const main = document.querySelector("main");
    main.querySelectorAll("mark.found").forEach(function (mark) {
      mark.replaceWith(mark.textContent);
    });
    main.normalize();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("svg, nav")) {
        nodes.push(walker.currentNode);
      }
    }
    nodes.forEach(function (node) {
      book.hits(node.data, isFound).reverse().forEach(function (hit) {
        const word = node.splitText(hit[0]);
        word.splitText(hit[1] - hit[0]);
        const mark = make("mark", "found");
        word.replaceWith(mark);
        mark.append(word);
      });
    });
    showFirst(main);
  }

  // The first word found in the section that was come to.
  function showFirst(main) {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    const LATER = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
    const first = Array.from(main.querySelectorAll("mark.found")).find(function (mark) {
      return !target || target.compareDocumentPosition(mark) & LATER;
    });
    if (first) {
      first.scrollIntoView({ block: "center" });
    }
  }

  /* --- What the pages' own script calls --- */

  // `close` is what has the panel closed, by whichever of its keys and buttons.
  function open(close) {
    shut = close;
    load("index", function (data) {
      book = book || window.searchIndex(data);
      if (!panel) {
        build();
      }
      panel.hidden = false;
      if (!field.value && kept().query) {
        field.value = kept().query;
        find();
      }
      field.focus();
      field.select();
    });
  }

  window.pageSearch = {
    open: open,
    close: function () {
      if (panel) {
        panel.hidden = true;
      }
    },
    arrive: function () {
      load("index", function (data) {
        book = book || window.searchIndex(data);
        arrive();
      });
    },
  };
})();
