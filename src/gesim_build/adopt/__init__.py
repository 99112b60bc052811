"""``gesim adopt``: other programs' books become projects of ours, with their translations.

A reader for each kind of book (`readers/`) makes a `ForeignBook` of it; the writer makes our files of
that. What neither could carry comes back as losses, each with its file and line.
"""
