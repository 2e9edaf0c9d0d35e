"""One module per area, each with ``CORPORA`` (the corpora it reads) and ``run(options) -> list[Row]``."""
