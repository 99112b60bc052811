"""Small registers for tests."""

from __future__ import annotations

CETS = """\
[[reference]]
id = "cets"
kind = "instrument"
short = "The Convention"
title = "Convention on Action"
body = "Council of Europe"
number = "CETS 197"
place = "Warsaw"
date = 2005-05-16
in_force = 2008-02-01
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""
DIRECTIVE = """\
[[reference]]
id = "directive"
kind = "instrument"
short = "Directive 2011/36/EU"
title = "Directive 2011/36/EU of 5 April 2011"
number = "2011/36/EU"
date = 2011-04-05
published = "OJ L 101, p. 1"
url = "https://example.org/eli"
note = "Amended."
open = "Whether it was transposed."
confidence = "B"
read_on = 2026-11-23
review_on = 2027-11-23
"""
REPORT = """\
[[reference]]
id = "report"
kind = "publication"
title = "Third report"
body = "European Commission"
number = "COM(2020) 661"
date = 2020
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""
PAGE = """\
[[reference]]
id = "page"
kind = "page"
title = "Mediators"
body = "A ministry"
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""
LATVIAN = """\
[[reference]]
id = "lv-344"
kind = "instrument"
short = "Regulation 344"
title = "Cabinet Regulation No. 344 of 2019"
country = "LV"
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""
REFERENCES = CETS + DIRECTIVE + REPORT + PAGE + LATVIAN

FIGURE = """\
[[fact]]
id = "victims"
kind = "figure"
reference = "report"
value = 14000
period = "2017-18"
year = 2021
statement = "Victims registered."
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""
PROVISION = """\
[[fact]]
id = "help"
kind = "provision"
reference = "cets"
article = "12(6) and (7)"
right = "Help"
statement = "Help without conditions."
ask = "A lawyer."
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""
SECOND = """\
[[fact]]
id = "help-too"
kind = "provision"
reference = "directive"
article = "11"
right = "Help"
statement = "For at least {{fact.victims}} days."
ask = "A lawyer."
confidence = "B"
read_on = 2026-11-23
review_on = 2027-11-23
"""
OF_LATVIA = """\
[[fact]]
id = "lv-help"
kind = "provision"
reference = "lv-344"
value = 180
unit = "days"
right = "Rehabilitation"
statement = "Up to {{fact.lv-help}} days."
ask = "The municipality."
country = "LV"
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""
FACTS = FIGURE + PROVISION + SECOND + OF_LATVIA
