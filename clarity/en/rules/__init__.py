"""The rules of English: a TOML file for each group, and next to it the code of the rules that are algorithms.

A function has the name of its rule. It gets what is known of the text and the places of the rule's phrases, and yields
the places where the rule fires.
"""
