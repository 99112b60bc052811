"""What several checks share: how a text, a record or the book is read before a check judges it."""
