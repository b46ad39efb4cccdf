"""Reports as JSON: one file gives its Report, several a list of {"path", "report"}."""

from __future__ import annotations

import json
from collections.abc import Sequence

from clarity.report import Report

__all__ = ["reports_as_json"]


def reports_as_json(reports: Sequence[tuple[str, Report]], *, several: bool) -> str:
    """The JSON text of the reports of files by name, in their order; if one file was asked for, of its report alone."""
    if not several:
        return reports[0][1].model_dump_json(indent=2)
    listed = [{"path": name, "report": report.model_dump(mode="json")} for name, report in reports]
    return json.dumps(listed, indent=2, ensure_ascii=False)
