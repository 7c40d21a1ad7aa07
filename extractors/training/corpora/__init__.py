"""Readers of the annotated corpora: one module per format, all to the form of `sentence.py`."""
