"""Hot paths under pytest-benchmark: ``python -m pytest benchmarks/hot``; not part of the suite or of the tests."""
