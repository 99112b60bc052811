"""The last gate before a reader's program: what is handed to it is judged by tables, tag by tag, whoever wrote it."""
