"""Ends builds, syncs and releases of a small handbook at random moments, and looks at what they leave.

``make kills``, or ``python tests/kills.py --kills 200 --seed 1 build sync release``. After each signal nothing may be
lost, half written or still running; after the next run nothing may be left over. A run of it prints what it saw, and
exits with 1 at the first fault. `tests/test_kills.py` does a few of each.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from gesim_build.last_build import forget

ROOT = Path(__file__).parents[1]
EDITED = "handbook/chapters/10-before-we-open.md"
MORE = "".join(f'\n[editions.{code}]\ncountry = "{code.upper()}"\n' for code in ("it", "lt", "lv"))
# What each command is run as, and what is taken away beforehand so that it has something to do.
OPTIONS = {
    "build": ("build", "--lang", "en", "--lang", "de", "-f", "epub", "-f", "html"),
    "pdf": ("build", "--lang", "en", "-f", "pdf", "-f", "html"),
    "sync": ("sync",),
    "release": ("release", "--lang", "en", "--lang", "de"),
}
# The records that are taken away. A release is a build, of which one output is enough here, and then a folder.
TAKEN_AWAY = {"build": "*.json", "pdf": "*.json", "release": "*-epub.json"}
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
DONE = "already done"  # what is counted for a signal that came too late: that is no kill
IN_TIME = 2.0  # seconds for a signal that can be heard
SETTLED = 5.0  # seconds after which no process may be there
# A loaded machine needs its time to end a process, and we to notice.
TOLERANCE = 1.0


class FaultError(Exception):
    """Something is lost, half written, or left."""


@dataclass
class Trial:
    """A project, and what its files may be: by path, the hashes of every state that is whole."""

    project: Path
    name: str
    chance: random.Random
    whole: dict[str, set[str]] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    duration: float = 0.0
    slowest: float = 0.0

    def prepare(self) -> None:
        """Run to the end in each state of the text until nothing new comes of it: all that is whole is then known."""
        known = -1
        while known < (known := sum(map(len, self.whole.values()))):
            for version in "ab":
                self.edit(version)
                self.complete()
                for path, content in self.contents().items():
                    self.whole.setdefault(path, set()).add(content)
        self.make_work("a")
        begin = time.monotonic()
        self.complete()
        self.duration = time.monotonic() - begin

    def edit(self, version: str) -> None:
        """One of two states of the English text; a release cannot be made of what is not translated."""
        if self.name == "release":
            return
        text = (self.project / EDITED).read_text("utf-8").partition("\n\nThis is version")[0]
        (self.project / EDITED).write_text(f"{text}\n\nThis is version {version} of the text.\n", "utf-8")

    def make_work(self, version: str) -> None:
        """Change the text, or take away the records of what is built."""
        if self.name == "sync":
            self.edit(version)
        for record in (self.project / ".gesim/builds").glob(TAKEN_AWAY.get(self.name, "nothing")):
            record.unlink()
        forget(self.project)  # or a build would be answered from its note
        if self.name == "pdf" and self.chance.random() < 0.5:
            shutil.rmtree(self.project / ".gesim/cache", ignore_errors=True)

    def start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "gesim_build", *OPTIONS[self.name], "--project", str(self.project)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1790000000"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def complete(self) -> None:
        """A run to the end: it must succeed, and tidy up."""
        with self.start() as command:
            _, errors = command.communicate(timeout=300)
        if command.returncode != 0:
            raise FaultError(f"the run afterwards fails with {command.returncode}:\n{errors}")
        if left := sorted(leftovers(self.project)):
            raise FaultError(f"the run afterwards leaves {left}")

    def kill(self, moment: float, number: signal.Signals) -> None:
        """End a run with a signal after so many seconds, and look."""
        before = self.contents()
        begin = time.monotonic()
        with self.start() as command:
            with suppress(subprocess.TimeoutExpired):
                command.wait(moment)
            early = command.poll() is None
            if not early:
                self.duration = time.monotonic() - begin  # the machine has become quicker
            command.send_signal(number)
            begin = time.monotonic()
            _, errors = command.communicate(timeout=60)
            took = time.monotonic() - begin
        self.seen[number.name if early else DONE] += 1
        self.judge(command, number, took, errors, early=early)
        self.judge_files(before)

    @property
    def hits(self) -> int:
        """How many signals have met a running command."""
        return self.seen.total() - self.seen[DONE]

    def judge(self, command: subprocess.Popen[str], number: int, took: float, errors: str, *, early: bool) -> None:
        self.slowest = max(self.slowest, took if early and number != signal.SIGKILL else 0.0)
        if early and number != signal.SIGKILL:
            if took > IN_TIME + TOLERANCE:
                raise FaultError(f"it took {took:.1f} s to end")
            if command.returncode not in (128 + number, 0) and not starting(command.returncode, number, errors):
                raise FaultError(f"exit {command.returncode} after signal {number}:\n{errors}")
            if "Traceback" in errors and not starting(command.returncode, number, errors):
                raise FaultError(errors)
        deadline = time.monotonic() + SETTLED
        while (left := processes_of(command.pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        if left:
            raise FaultError(f"processes are left: {left}")

    def judge_files(self, before: Mapping[str, str]) -> None:
        now = self.contents()
        if lost := before.keys() - now.keys():
            raise FaultError(f"lost: {sorted(lost)}")
        if broken := [path for path, content in now.items() if content not in self.whole.get(path, ())]:
            raise FaultError(f"not whole: {broken}")

    def contents(self) -> dict[str, str]:
        """The hashes of all files that are written, by path; what is staged is none."""
        return {
            path.relative_to(self.project).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for folder in ("dist", "translations")
            for path in sorted((self.project / folder).rglob("*"))
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(self.project).parts)
        }


def starting(code: int, number: int, errors: str) -> bool:
    """Whether Python itself was still starting: before our first line nobody hears a signal."""
    return code == -number or "gesim_build" not in errors


def leftovers(project: Path) -> Iterator[str]:
    for path in project.rglob(".*"):
        if ".gesim-" in path.name or path.name.startswith(".new-") or path.name == "sync.json":
            yield path.relative_to(project).as_posix()
    if (project / ".gesim/sync.json").exists():
        yield ".gesim/sync.json"


def processes_of(session: int) -> list[str]:
    """The processes of a session that are still there (proc(5): the session is the fourth field after the name)."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = status.read_text().rpartition(")")[2].split()
            if fields[3] == str(session) and fields[0] != "Z":
                found.append(status.parent.name)
    return found


def new_project(folder: Path) -> Path:
    command = [sys.executable, "-m", "gesim_build", "init", str(folder), "--lang", "de"]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=True, stdout=subprocess.DEVNULL)
    with (folder / "handbook/handbook.toml").open("a", encoding="utf-8") as config:
        config.write(MORE)
    return folder


def run(folder: Path, name: str, kills: int, seed: int) -> str:
    """So many kills of running commands; what was seen, in a line. Raises FaultError."""
    trial = Trial(new_project(folder / name), name, random.Random(seed))
    trial.prepare()
    while trial.hits < kills:
        count = trial.seen.total()
        trial.make_work("ab"[count % 2])
        # As many in the second half, where files are written, as in the whole.
        start = trial.duration / 2 if count % 2 else 0.0
        trial.kill(trial.chance.uniform(start, trial.duration * 1.05), trial.chance.choice(SIGNALS))
        if name == "sync" or count % 5 == 4:
            trial.complete()
        if count % 20 == 19:
            print(f"{name}: {trial.hits} of {count + 1}", file=sys.stderr, flush=True)
    trial.complete()
    signals = ", ".join(f"{number} {signal_}" for signal_, number in sorted(trial.seen.items()))
    return f"{name}: {kills} runs of {trial.duration:.1f} s ended ({signals}); slowest to end {trial.slowest:.2f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("commands", nargs="*", default=[*OPTIONS], help=", ".join(OPTIONS))
    parser.add_argument("--kills", type=int, default=200, help="of running commands; later ones do not count")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for name in arguments.commands:
        folder = Path(tempfile.mkdtemp(prefix="gesim-kills-"))  # kept when there is a fault, to be looked at
        print(run(folder, name, arguments.kills, arguments.seed), flush=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
