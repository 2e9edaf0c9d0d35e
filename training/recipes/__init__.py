"""Recipes: one module a model (or table) that ships, each with ``build(output, seed)``."""
