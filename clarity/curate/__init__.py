"""For curators: check word lists, send rows out for review and bring the reviews back."""
