"""Outputs: how reports are shown. One module a format."""
