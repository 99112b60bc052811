/* What pages have that are beside others: a bar with languages, contents and search, and forms to print. Each of these is
   a link, or hidden, without this script. What is searched for is kept until the tab is closed or left. */
(function () {
  "use strict";

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

  let closeOpened = null;

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

  /* --- Forms are for paper ---------------------------------------------------------------------------------------- */

  document.querySelectorAll(".print-form").forEach(function (offer) {
    offer.hidden = false;
    offer.querySelector("button").addEventListener("click", function () {
      window.print();
    });
  });
})();
