/* What the pages do beyond being read. Every one of them works without this file. A classic script: modules and
   fetch are blocked for pages opened from a disk. Nothing is stored and nothing is requested. */
(function () {
  "use strict";

  /* --- Leaving the page, after the GOV.UK pattern "Exit this page" ------------------------------------------------ */

  function offerExit(exit) {
    const SHIFTS = 3;
    const PATIENCE = 5000; // milliseconds between two presses
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
      // replace() takes this page out of the tab's history, so that "back" does not return to it.
      window.location.replace(navigator.onLine === false ? "about:blank" : exit.href);
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
    // A page that the browser kept in memory comes back as it was left: covered.
    window.addEventListener("pageshow", function () {
      document.documentElement.classList.remove("leaving");
      document.title = title;
      count(0);
    });
  }

  // Most books have no such link.
  const exit = document.querySelector(".exit");
  if (exit) {
    offerExit(exit);
  }

  /* --- Another language, the same place: ids are equal in all languages ----------------------------------------- */

  const MARKS = "main section[id], main h2[id], main h3[id], main figure[id], main .table[id], main .box[id]";

  function place() {
    // A little below the place to which a link scrolls its target.
    const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 24;
    let found = "";
    if (window.scrollY > 0) {
      document.querySelectorAll(MARKS).forEach(function (mark) {
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
      const mark = place();
      link.setAttribute("href", mark ? page + "#" + mark : page);
    }
    link.addEventListener("click", keepPlace);
    link.addEventListener("auxclick", keepPlace);
  });

  /* --- The list of contents is open where there is room beside the text ------------------------------------------ */

  const contents = document.querySelector(".contents details");
  const roomy = window.matchMedia("(min-width: 64rem)");
  if (contents) {
    contents.open = roomy.matches;
    roomy.addEventListener("change", function () {
      contents.open = roomy.matches;
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
