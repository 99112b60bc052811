"""Realistic edits of a handbook's English, for measuring how well old translations are found.

EDITED are (old, new) pairs in reading order; ADDED are new texts with no ancestor; DROPPED are old ones with no heir.
Both are made to look like others in the book, as they do in life.
"""

from __future__ import annotations

EDITED: tuple[tuple[str, str], ...] = (
    # a word changed, added or taken out
    ("Ask her which language she wants to speak.", "Ask her which language she prefers to speak."),
    ("Meet in a place that she has chosen.", "Meet in a place that she has chosen herself."),
    ("Do not promise what you cannot keep.", "Never promise what you cannot keep."),
    ("Explain what you write down, and who may read it.", "Explain what you write down, why, and who may read it."),
    (
        "Trafficking is a crime and a violation of human rights; it is not a form of migration.",
        "Trafficking is a serious crime and a violation of human rights; it is not a form of migration.",
    ),
    (
        "She may be ashamed of what was done to her, and may fear that nobody believes her.",
        "She may feel ashamed of what was done to her, and may fear that nobody will believe her.",
    ),
    (
        "The interpreter signs the confidentiality statement before the first conversation.",
        "The interpreter signs a statement on confidentiality before the first conversation begins.",
    ),
    (
        "Write only what is needed for the purpose, and keep facts and impressions apart.",
        "Write only what is necessary for the purpose, and keep facts apart from impressions.",
    ),
    # a sentence added or taken out
    (
        "Women leave for many reasons. Some are sold by relatives.",
        "Women leave for many reasons. Some are sold by relatives. Others answer an advertisement that looks honest.",
    ),
    (
        "A safe place is more than a bed. It has a door that locks, a person to ask and rules that can be read.",
        "A safe place is more than a bed. It has a door that locks and a person to ask.",
    ),
    (
        "Consent is a conversation, not a signature. She can say no at any time, and nothing is taken from her for it.",
        "Consent is a conversation, not a signature. She can say no at any time, and nothing is taken from her for it. "
        "Say this at the beginning and again later.",
    ),
    # numbers, time limits, references
    (
        "The reflection period lasts at least 30 days, and no expulsion order may be enforced while it runs.",
        "The reflection period lasts at least 45 days, and no expulsion order may be enforced while it runs.",
    ),
    (
        "The consortium worked in seven countries between 2020 and 2022 (grant {{grant}}).",
        "The consortium worked in eight countries between 2020 and 2023 (grant {{grant}}).",
    ),
    (
        "How to prepare for the first meeting is described in [](#first-contact).",
        "How to prepare for the first meeting is described in [](#preparing).",
    ),
    (
        "Data on victims are collected by [Eurostat][eurostat] every year.[^eurostat]",
        "Data on registered victims are collected by [Eurostat][eurostat] every year.",
    ),
    # negation and obligation
    (
        "The help that she gets does not depend on whether she speaks to the police.",
        "The help that she gets may depend on whether she speaks to the police.",
    ),
    (
        "You may share the record with the host organisation when she has agreed in writing.",
        "You must share the record with the host organisation when she has agreed in writing.",
    ),
    # order changed, clauses moved
    (
        "Before the meeting, check that the room has two exits and that nobody can listen at the door.",
        "Check before the meeting that nobody can listen at the door and that the room has two exits.",
    ),
    (
        "If the woman has children with her, plan who will look after them while you talk.",
        "Plan who will look after the children while you talk, if the woman has any with her.",
    ),
    # markup
    (
        "The three elements are the act, the means and the purpose.",
        "The three elements are the **act**, the **means** and the **purpose**.",
    ),
    ("Use form B (see the annex) for the safety plan.", "Use [](#form-b) for the safety plan."),
    (
        "Smuggling ends with the crossing of the border; trafficking goes on after it.",
        "Smuggling ends when the border is crossed; trafficking goes on after it.",
    ),
    # headings and labels
    ("Trafficking and smuggling", "Trafficking is not smuggling"),
    ("When she is in danger now", "If she is in danger now"),
    ("Working with interpreters", "Working with an interpreter"),
    ("Preparing the first conversation", "Preparing for the first conversation"),
    ("Person who fills in this form", "Person filling in this form"),
    # table cells and list items
    ("a social worker in a reception centre", "a social worker at a reception centre"),
    ("Debt bondage, also through the family at home", "Debt bondage, also through family at home"),
    (
        "Is there a number on which you can be called safely?",
        "Is there a telephone number on which we can call you safely?",
    ),
    ("a lawyer or legal adviser", "a lawyer or a legal adviser"),
    # longer paragraphs, partly rewritten
    (
        "Recovery is not a straight line. There will be weeks in which nothing seems to move, and weeks in "
        "which everything "
        "happens at once. Plan for both, and tell her that both are usual.",
        "Recovery does not run in a straight line. There will be weeks when nothing seems to move, and weeks "
        "when too much "
        "happens at once. Plan for both, and tell her that both are normal.",
    ),
    (
        "An organisation that works with women after trafficking needs a written procedure for emergencies, "
        "a person who can "
        "be reached at night, and the time to talk about what happened afterwards.",
        "Every organisation that works with women after trafficking needs a written emergency procedure, one "
        "person who can be "
        "reached at night, and time to talk afterwards about what happened.",
    ),
    (
        "Housing is the need that most women name first, and the one that is hardest to meet. Waiting lists "
        "are long, and "
        "landlords ask for papers that she does not have.",
        "Housing is the need that most women name first, and the hardest one to meet. Waiting lists are "
        "long. Landlords ask for "
        "papers that she does not have, or for a deposit that she cannot pay.",
    ),
)

ADDED: tuple[str, ...] = (
    "Ask her whom you may call.",
    "Meet at a time when she is not watched.",
    "Do not take photographs.",
    "Explain the complaint procedure, and give it to her in writing.",
    "A good referral names a person, not only an office, and ends with a call to hear how it went.",
    "She may be pregnant, ill or in pain; ask about it early and without haste.",
    "The mediator does not replace the interpreter and does not decide for anybody.",
    "Trafficking in Europe",
    "Working with the police",
    "a teacher at a language school",
    "Is there somebody you trust?",
    "Police officers and prosecutors have their own duties, and what they are told can become evidence.",
    "Some women were recruited by a partner, and many of these still speak of him with affection.",
    "A budget made together shows what is left for her after rent, travel and food.",
)

DROPPED: tuple[str, ...] = (
    "Ask her who brought her here.",
    "Meet her family if they live nearby.",
    "Do not drink alcohol at the meeting.",
    "Explain the house rules on the first evening.",
    "The social worker keeps the keys and the register of visitors.",
    "She may receive an allowance for clothing and for travel to appointments.",
    "Smuggling at sea",
    "Working hours",
    "a nurse in a prison",
    "Is there a lift in the building?",
    "Landlords and agencies often want references, and the centre can write them.",
    "Every year the partners meet to compare what they have learned, and a report is printed.",
    "Recovery can be supported by music, by gardening and by sports in a group.",
)
