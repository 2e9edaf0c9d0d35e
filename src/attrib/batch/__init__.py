"""Many articles from files, to a file: streaming, resumable, on one machine or a cluster."""
