"""What stands on the page: letters, lines, fields, sentences, words and numbers."""
