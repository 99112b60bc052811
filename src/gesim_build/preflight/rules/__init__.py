"""One file for each rule: what it demands in a sentence, its NAME, and ``check(document, profile)``."""
