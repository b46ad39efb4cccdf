"""Build hook: a wheel brings the rules and word lists compiled; if any of them has a fault, none is built, and all are
told.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledBundle(BuildHookInterface[Any]):
    """Adds the compiled file to a wheel. An editable install gets none: it reads the files, which may change."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Validate the rules and lists, and write them to where the wheel takes them from."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        sys.dont_write_bytecode = True
        from clarity.bundle import COMPILED, compile_bundle

        self._folder = TemporaryDirectory()
        file = Path(self._folder.name, COMPILED)
        file.write_bytes(compile_bundle())
        build_data["force_include"][str(file)] = f"clarity/{COMPILED}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was written."""
        if version != "editable":
            self._folder.cleanup()
