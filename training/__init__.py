"""How the shipped models are made: the corpora, their loaders, the leak check and one recipe per model."""
