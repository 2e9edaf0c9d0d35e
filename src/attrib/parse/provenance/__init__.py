"""Where a story came from: what its lines and its page's metadata say, ranked, with the evidence kept."""
