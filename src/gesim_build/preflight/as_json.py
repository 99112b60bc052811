"""Reports as JSON: for other programs, and on their way from a worker process."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from gesim_build.preflight.verdict import Fault, Report, Verdict


def render_json(reports: Iterable[Report]) -> str:
    """``version`` tells readers when the form changes; ``passed`` whether no rule of any file failed."""
    files = list(reports)
    document = {
        "version": 1,
        "passed": not any(report.failed for report in files),
        "files": [_file(report) for report in files],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def packed(report: Report) -> bytes:
    """One report as bytes."""
    return json.dumps(_file(report), ensure_ascii=False).encode()


def unpacked(content: bytes) -> Report:
    """The inverse of `packed`."""
    values = json.loads(content)
    verdicts = tuple(
        (
            rule["rule"],
            Verdict(rule["summary"], tuple(Fault(**fault) for fault in rule["faults"]), rule["state"] != "none"),
        )
        for rule in values["rules"]
    )
    return Report(values["file"], values["kind"], values["pages"], verdicts)


def _file(report: Report) -> dict[str, Any]:
    rules = [
        {
            "rule": name,
            "state": str(verdict.state),
            "summary": verdict.summary,
            "faults": [asdict(fault) for fault in verdict.faults],
        }
        for name, verdict in report.verdicts
    ]
    return {"file": report.name, "kind": report.kind, "pages": report.pages, "rules": rules}
