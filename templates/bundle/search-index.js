/* What a search finds: reads the index that formats/html/search/ has made, and the words of a query. It knows nothing
   of the page. searchIndex(data) gives an object with functions. */
(function () {
  "use strict";

  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const WORD = /[\p{L}\p{N}\p{M}\u00ad]+/gu;
  // What a way to a word weighs.
  const EXACT = 1, STEM = 0.9, BEGINNING = 0.5, RELATED = 0.3, MISTYPED = 0.3, PART = 0.15;
  const IN_HEADING = 3, OFTEN = 1.5;

  window.searchIndex = function (data) {
    const book = read(data);

    return {
      words: book.words,
      sections: book.sections,
      isEmpty: (query) => queryWords(query).length === 0,
      search: search,
      finder: finder,
      hits: hits,
    };

    /* --- The index, see formats/html/search/index.py --- */

    function read(data) {
      const sections = [];
      data.parts.forEach(function (part, number) {
        [["", part[1]]].concat(data.sections[number]).forEach(function (section, place) {
          sections.push({ part: part[0], chapter: part[1], anchor: section[0], title: section[1], place: place });
        });
      });
      const roots = new Map(), forms = new Map(), endings = new Set();
      let before = "";
      data.roots.split("\n").forEach(function (line, number) {
        const gap = line.lastIndexOf(" ");
        before = before.slice(0, DIGITS.indexOf(line[0])) + line.slice(1, gap);
        add(roots, before, number);
        line.slice(gap + 1).split(",").forEach(function (ending) {
          endings.add(ending);
          add(forms, before + ending, number);
        });
      });
      return {
        sections: sections,
        roots: roots,
        forms: forms,
        endings: endings,
        sorted: Array.from(forms.keys()).sort(),
        places: data.places.split("\n"),
        ignored: new Set(data.ignored),
        letters: data.letters,
        accents: new RegExp("[" + data.accents + "\u00ad]", "g"),
        runs: new RegExp("[" + data.unspaced + "]+|[^" + data.unspaced + "]+", "gu"),
        unspaced: new RegExp("[" + data.unspaced + "]", "u"),
        stemmed: data.stemmed,
        compounds: data.compounds,
        words: data.words,
      };
    }

    function add(map, key, value) {
      const values = map.get(key);
      if (values) {
        values.push(value);
      } else {
        map.set(key, [value]);
      }
    }

    // Calls with the number of each section that has a word, and what its place there weighs.
    function eachPlace(word, call) {
      const line = book.places[word];
      let section = -1;
      for (let at = 0; at < line.length; ) {
        const width = line[at] === "-" ? 2 : line[at] === "_" ? 4 : 1;
        at += width > 1 ? 1 : 0;
        let gap = 0;
        for (const end = at + width; at < end; at++) {
          gap = gap * DIGITS.length + DIGITS.indexOf(line[at]);
        }
        section += gap + 1;
        let weight = 1;
        for (; line[at] === "!" || line[at] === "+"; at++) {
          weight *= line[at] === "!" ? IN_HEADING : OFTEN;
        }
        call(section, weight);
      }
    }

    /* --- A query: the words of the book that each of its words may mean --- */

    function plain(word) {
      const small = Array.from(word.normalize("NFKD").toLowerCase(), function (letter) {
        return book.letters[letter] || letter;
      });
      return small.join("").replace(book.accents, "").normalize("NFC");
    }

    function piecesOf(word) {
      const found = [];
      word.match(book.runs).forEach(function (run) {
        const signs = Array.from(run);
        if (!book.unspaced.test(run)) {
          found.push(run);
        } else if (signs.length === 1) {
          found.push(run);
        } else {
          for (let at = 0; at + 1 < signs.length; at++) {
            found.push(signs[at] + signs[at + 1]);
          }
        }
      });
      return found;
    }

    function queryWords(query) {
      const every = (query.match(WORD) || []).map(plain).filter(Boolean);
      const weighty = every.filter(function (word) {
        return !book.ignored.has(word);
      });
      return [].concat.apply([], weighty.map(piecesOf));
    }

    function startingWith(start) {
      let low = 0, high = book.sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (book.sorted[middle] < start) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      high = low;
      while (high < book.sorted.length && book.sorted[high].startsWith(start)) {
        high++;
      }
      return book.sorted.slice(low, high);
    }

    function shared(one, other) {
      let number = 0;
      while (number < one.length && one[number] === other[number]) {
        number++;
      }
      return number;
    }

    // A form of the same word that stems do not unite, see languages/stems.py: another ending of a letter or two.
    function related(word, form) {
      const same = shared(word, form), longest = Math.max(word.length, form.length);
      return same === Math.min(word.length, form.length) && longest - same < 2
        ? same > 2
        : same > 4 && longest - same < 3;
    }

    // It may be one, as far as letters tell.
    function looksRelated(word, form) {
      const same = shared(word, form), longest = Math.max(word.length, form.length);
      return same > 2 && same >= longest / 2 && longest - same < 4;
    }

    // One letter more, less, another or two exchanged; in the beginning of a form if it is longer.
    function mistyped(word, form) {
      const at = shared(word, form);
      const rest = word.slice(at), other = form.slice(at);
      return (
        other.startsWith(rest.slice(1)) && rest.length > 0 && form.length <= word.length + 3 ||
        other.slice(1).startsWith(rest) && form.length <= word.length + 4 ||
        other.slice(1).startsWith(rest.slice(1)) && rest.length > 0 && form.length <= word.length + 3 ||
        rest.length > 1 && other.length > 1 && rest[0] === other[1] && rest[1] === other[0] &&
          other.slice(2).startsWith(rest.slice(2)) && form.length <= word.length + 3
      );
    }

    // The words by number, with what they weigh, and the forms that were found.
    function meant(word) {
      const found = { words: new Map(), forms: new Set() };

      function take(numbers, weight) {
        (numbers || []).forEach(function (number) {
          found.words.set(number, Math.max(weight, found.words.get(number) || 0));
        });
      }

      function takeForms(test, weight) {
        book.forms.forEach(function (numbers, form) {
          if (test(form)) {
            take(numbers, weight);
          }
        });
      }

      const exact = book.forms.get(word);
      take(exact, EXACT);
      if (book.unspaced.test(word)) {
        if (Array.from(word).length === 1) {
          startingWith(word).forEach(function (form) {
            take(book.forms.get(form), BEGINNING);
          });
        }
        return found;
      }
      if (word.length > 1) {
        startingWith(word).forEach(function (form) {
          take(book.forms.get(form), BEGINNING);
        });
      }
      if (!exact) {
        takeStems(word, take, STEM);
        // "ue" is how ü is typed where there is no key for it.
        const unmarked = word.replace(/([aou])e/g, "$1");
        if (unmarked !== word) {
          take(book.forms.get(unmarked), STEM);
          takeStems(unmarked, take, RELATED);
        }
      }
      const isKnown = found.words.size > 0;
      takeForms((exact && book.stemmed ? related : looksRelated).bind(null, word), RELATED);
      if (book.compounds && word.length > 3) {
        takeForms(function (form) {
          return form.includes(word);
        }, PART);
        takeParts(word, take, isKnown);
      }
      if (!isKnown && word.length > 3) {
        takeForms(mistyped.bind(null, word), MISTYPED);
      }
      return found;
    }

    // The words of which the book has no such form: what their forms begin with, and an ending that others have.
    function takeStems(word, take, weight) {
      for (let end = word.length; end > 1; end--) {
        if (book.endings.has(word.slice(end))) {
          take(book.roots.get(word.slice(0, end)), weight);
        }
      }
    }

    // The longest words of the book that a compound begins and ends with; one alone only if nothing else is known.
    function takeParts(word, take, isKnown) {
      const SHORTEST = 4;
      let first, last;
      for (let length = word.length - 1; length >= SHORTEST && !first; length--) {
        first = book.forms.get(word.slice(0, length));
      }
      for (let start = 1; start <= word.length - SHORTEST && !last; start++) {
        last = book.forms.get(word.slice(start));
      }
      if ((first && last) || !isKnown) {
        take(first, PART);
        take(last, PART);
      }
    }

    // The sections found, best first; those with all words of the query if there are any.
    function search(query) {
      const wanted = queryWords(query).map(meant);
      const scores = new Map(), numbers = new Map();
      wanted.forEach(function (one) {
        const best = new Map();
        one.words.forEach(function (weight, word) {
          eachPlace(word, function (section, here) {
            best.set(section, Math.max(weight * here, best.get(section) || 0));
          });
        });
        // A word that few sections have tells more.
        const rare = Math.log(1 + book.sections.length / (1 + best.size));
        best.forEach(function (score, section) {
          scores.set(section, (scores.get(section) || 0) + score * rare);
          numbers.set(section, (numbers.get(section) || 0) + 1);
        });
      });
      const every = Array.from(scores.keys());
      const whole = every.filter(function (section) {
        return numbers.get(section) === wanted.length;
      });
      const found = whole.length ? whole : every;
      found.sort(function (one, other) {
        return numbers.get(other) - numbers.get(one) || scores.get(other) - scores.get(one) || one - other;
      });
      return { sections: found, whole: whole.length > 0, wanted: wanted };
    }

    // A function that says of a word of a text whether it was looked for.
    function finder(query, wanted) {
      const numbers = new Set();
      wanted.forEach(function (one) {
        one.words.forEach(function (_, number) {
          numbers.add(number);
        });
      });
      const queried = new Set(queryWords(query));
      const known = new Map();
      return function (text) {
        if (!known.has(text)) {
          known.set(text, piecesOf(plain(text)).some(function (piece) {
            const own = book.forms.get(piece) || [];
            return queried.has(piece) || own.some(numbers.has, numbers);
          }));
        }
        return known.get(text);
      };
    }

    // [start, end] of each word found in a text. Where no spaces divide words, of what was looked for itself.
    function hits(text, isFound) {
      const found = [];
      for (const match of text.matchAll(WORD)) {
        if (!plain(match[0])) {
          continue;
        }
        if (!book.unspaced.test(match[0])) {
          if (isFound(match[0])) {
            found.push([match.index, match.index + match[0].length]);
          }
          continue;
        }
        for (let at = 0; at + 1 < match[0].length; at++) {
          if (isFound(match[0].slice(at, at + 2))) {
            const last = found[found.length - 1], start = match.index + at;
            if (last && last[1] >= start) {
              last[1] = start + 2;
            } else {
              found.push([start, start + 2]);
            }
          }
        }
      }
      return found;
    }
  };
})();
