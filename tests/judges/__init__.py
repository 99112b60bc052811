"""The validators of the formats we write, each behind one function that returns what it found wrong.

A judge that is not installed raises `MissingJudgeError` with the command that installs it: the test fails, never skips.
"""
