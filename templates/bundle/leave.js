/* Leaving the page, after the GOV.UK pattern "Exit this page": on the web pages and on those of a release. */
(function () {
  "use strict";

  const SHIFTS = 3;
  const PATIENCE = 5000; // milliseconds between two presses
  const MOMENT = 1000; // milliseconds from a connection to the first question

  // A click that opens a link here, and not in a tab or window of its own; book.js asks it too.
  const isPlain = window.isPlainClick = function (event) {
    return event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  };

  function offerExit(exit) {
    const announcer = document.createElement("p");
    announcer.className = "announcer";
    announcer.setAttribute("role", "status");
    document.body.append(announcer);

    const title = document.title;
    let presses = 0;
    let shiftWasModifier = false;
    let timer = 0;

    function leave() {
      document.documentElement.classList.add("leaving");
      document.title = "\u2026";
      announcer.textContent = exit.dataset.loading;
      forget();
      // replace() takes this page out of the tab's history, so that "back" does not return to it.
      window.location.replace(placeToGo(exit));
    }

    function count(number) {
      presses = number;
      exit.dataset.presses = String(number);
      announcer.textContent = ["", exit.dataset.twoMore, exit.dataset.oneMore][number] || "";
    }

    function onKeyUp(event) {
      window.clearTimeout(timer);
      // Shift that wrote a capital or moved the focus back is released last: that press does not count.
      if (event.key === "Shift" && !shiftWasModifier) {
        if (presses + 1 >= SHIFTS) {
          leave();
          return;
        }
        count(presses + 1);
        timer = window.setTimeout(count, PATIENCE, 0);
      } else if (presses) {
        count(0);
      }
      shiftWasModifier = event.shiftKey;
    }

    exit.addEventListener("click", function (event) {
      event.preventDefault();
      leave();
    });
    document.addEventListener("keyup", onKeyUp, true);
    // Whoever has a keyboard is told of the key.
    document.addEventListener("keydown", function () {
      document.documentElement.classList.add("has-keys");
    }, { capture: true, once: true });
    // A tab has one entry of the book in its history, however many pages were read: the way out replaces that.
    document.addEventListener("click", function (event) {
      const link = event.target.closest("a[href]");
      if (link && isPlain(event) && !event.defaultPrevented && link !== exit && isOfTheBook(link)) {
        event.preventDefault();
        window.location.replace(link.href);
      }
    });
    // A page that the browser kept in memory comes back as it was left: covered.
    window.addEventListener("pageshow", function () {
      document.documentElement.classList.remove("leaving");
      document.title = title;
      count(0);
    });
  }

  // On a disk a page beside this one always comes, and goes on from there. A server may be out of reach as all else is,
  // and the browser's error page would name it; and a page by itself has none beside it.
  function placeToGo(exit) {
    if (window.location.protocol === "file:" && exit.dataset.away) {
      return exit.dataset.away;
    }
    if (navigator.onLine !== false) {
      return exit.href;
    }
    // The address of a page that is made is that of the server of this one, with its name: an empty page has none.
    return /^https?:$/.test(window.location.protocol) ? "about:blank" : pageOfItself(exit);
  }

  // What names only the place to go to, made without asking for anything. The policy of this page holds for it too: it
  // has the style sheet and the script that are in this page, if they are.
  function pageOfItself(exit) {
    try {
      const page = document.implementation.createHTMLDocument(exit.host);
      const add = function (parent, name, attributes, text) {
        const made = page.createElement(name);
        Object.keys(attributes).forEach(function (key) {
          made.setAttribute(key, attributes[key]);
        });
        made.textContent = text;
        parent.append(made);
        return made;
      };
      page.documentElement.lang = document.documentElement.lang;
      page.documentElement.dir = document.documentElement.dir;
      add(page.head, "meta", { name: "viewport", content: "width=device-width, initial-scale=1" }, "");
      add(page.head, "meta", { name: "color-scheme", content: "light dark" }, "");
      add(page.head, "link", { rel: "icon", href: "data:," }, "");
      page.body.className = "away";
      const scripts = document.querySelectorAll("script:not([src])");
      const main = add(page.body, "main", {}, "");
      add(main, "h1", {}, exit.host);
      // Without a script it does not go on by itself.
      add(main, "p", { class: "away-state", role: "status" }, scripts.length ? exit.dataset.offline : "");
      add(add(main, "p", {}, ""), "a", { class: "away-link", href: exit.href, rel: "noreferrer nofollow" }, exit.dataset.again);
      document.querySelectorAll("style").forEach(function (own) {
        add(page.head, "style", {}, own.textContent);
      });
      scripts.forEach(function (own) {
        add(page.body, "script", {}, own.textContent);
      });
      return URL.createObjectURL(new Blob(["<!DOCTYPE html>", page.documentElement.outerHTML], { type: "text/html" }));
    } catch (problem) {
      return "about:blank";
    }
  }

  function forget() {
    try {
      window.sessionStorage.removeItem("gesim-search");
    } catch (problem) {
      // a browser that keeps nothing
    }
  }

  // A place on this page is, whatever its address looks like: a messenger may open a file by a number. So is the book as
  // one page, which has a type as files to download have.
  function isOfTheBook(link) {
    const isPage = !link.hasAttribute("download") && (!link.type || link.type === "text/html");
    return link.protocol === window.location.protocol && link.host === window.location.host && isPage &&
      (link.pathname === window.location.pathname || /\.html?$|\/$/.test(link.pathname));
  }

  // The page that one leaves to goes on as soon as the other page can be reached; without a network it stays. One that
  // was made of nothing may ask nobody: it goes by what the browser says.
  function goOn(link, state) {
    let wasAsked = false;

    if (window.location.protocol === "blob:") {
      window.addEventListener("online", function () {
        // A connection that has just come about may find no names yet.
        window.setTimeout(function () {
          if (navigator.onLine !== false) {
            window.location.replace(link.href);
          }
        }, MOMENT);
      });
      return;
    }

    function go() {
      state.textContent = state.dataset.loading;
      window.fetch(link.href, { mode: "no-cors", cache: "no-store", credentials: "omit" }).then(function () {
        window.location.replace(link.href);
      }, function () {
        state.textContent = state.dataset.offline;
      });
    }
    link.addEventListener("click", function (event) {
      event.preventDefault();
      // What asks may be refused where the page itself is not: whoever presses again gets there, come what may.
      if (wasAsked && navigator.onLine !== false) {
        window.location.replace(link.href);
      } else {
        wasAsked = true;
        go();
      }
    });
    window.addEventListener("online", go);
    go();
  }

  // Most books have no such link.
  const exit = document.querySelector(".exit");
  if (exit) {
    offerExit(exit);
  }
  const onward = document.querySelector(".away-link");
  if (onward) {
    goOn(onward, document.querySelector(".away-state"));
  }
})();
