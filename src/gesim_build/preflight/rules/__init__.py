"""One file for each rule: its NAME, a TITLE in a sentence, and ``check(document, profile)``."""
