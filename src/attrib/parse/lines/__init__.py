"""Boilerplate lines: a table of anchored rules, what they cut, and what the cuts say about the story's origin."""
