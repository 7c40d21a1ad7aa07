"""The language model as it runs: on onnxruntime and tokenizers alone. `extractors.training` is how it is made."""
