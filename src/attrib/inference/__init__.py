"""Trained models as arrays: no text, no scikit-learn, no pickle."""
