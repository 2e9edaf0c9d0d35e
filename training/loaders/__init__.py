"""One small module per corpus: `load(...)` yields typed rows lazily, or raises `MissingCorpusError`.

Every `load` takes `folder`, the folder of that corpus; by default the mirror's, else the cache's.
"""
