"""English: word sets, rules, sentences, who is meant, and how hard words are."""
