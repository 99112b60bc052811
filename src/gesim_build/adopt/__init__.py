"""``gesim adopt``: other programs' books become projects of ours, with their translations.

A reader for each kind of book (`readers/`) makes one noun of it, the `ForeignBook`; the writer makes our files of that
noun. What neither could carry comes back as losses, each with its file and line.
"""
