"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import clarity

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(clarity.__path__, "clarity.") if module.name != "clarity.__main__"
)


@pytest.mark.parametrize("name", ["clarity", *MODULES])
def test_doctests(name):
    result = doctest.testmod(importlib.import_module(name))

    assert result.failed == 0


def test_public_functions_have_doctests():
    """The look above finds examples at all."""
    assert sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES) >= 15
