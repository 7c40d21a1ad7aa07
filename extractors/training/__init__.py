"""How the language model is made: corpora to one common form, training, scoring. Training needs the extra `train`.

Part of the source tree, not of the wheel. No corpus text is kept here; `sources.toml` names where each corpus is from.
"""
