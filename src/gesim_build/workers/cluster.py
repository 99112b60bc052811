"""Workers on other machines: a Dask cluster, to which a build is one client of many. [I/O]

The cluster is given packed calls and gives back packed results. It runs whatever it is sent, and the build unpacks what
it is sent back: both trust each other (docs/scale.md).
"""

from __future__ import annotations

import logging
import pickle
import warnings
from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.versions import compared
from gesim_build.workers import cluster_side
from gesim_build.workers.handle import LostError
from gesim_build.workers.lost import BackendLostError

SCHEMES = ("tcp", "tls")
# Seconds in which the scheduler has to answer, and those without any worker after which no one is waited for.
ANSWER, DESERTED = 10, 30
# The most calls that wait for the cluster at a time: each does so in a thread.
MOST = 256

PLACE = Location("--cluster")
LOGGING = ("distributed", "tornado", "asyncio")


class Cluster:
    """The backend of a cluster that has the versions of this build; see `connect`."""

    def __init__(self, client: Any, address: str, versions: Mapping[str, str], threads: int) -> None:
        self.size = min(MOST, threads)
        self.address = address
        self.ended = False
        self._client = client
        self._versions = versions

    def start(self) -> None:
        """It is there already."""

    def handle(self) -> ClusterHandle:
        """A handle that waits for one call after the other."""
        return ClusterHandle(self)

    def end(self) -> None:
        """Leave the cluster, which goes on without us; what it was doing for us it gives up."""
        self.ended = True
        with suppress(Exception):  # a scheduler that is gone is no reason to stay
            self._client.close(timeout=1)

    def submit(self, packed: bytes) -> Any:
        """Dask's future of a packed call. Raises whatever Dask raises."""
        return self._client.submit(cluster_side.perform, packed, self._versions, pure=False)

    def is_deserted(self) -> bool:
        """Whether there is nobody to do any work. Raises when the scheduler is gone."""
        if self._client.status != "running":
            raise ConnectionError("the scheduler has gone")
        return not self._client.nthreads()


class ClusterHandle:
    """Hands calls to a cluster for one thread, which alone may use it, save for `end`."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._future: Any = None
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._future = None

    def call(self, packed: bytes) -> Any:
        """What a packed call returns; raises what it raises, LostError, and BackendLostError."""
        became, value = self._answer(packed)
        match became:
            case cluster_side.RAISED:
                raise value
            case cluster_side.LOST:
                raise LostError(f"of the cluster {value}")
            case cluster_side.DIFFERS:
                raise BackendLostError([_differs("a worker", self._cluster.address, value)])
        return value

    def end(self) -> None:
        """Give up the call under way, and each later one."""
        self._ended = True
        if (future := self._future) is not None:
            with suppress(Exception):
                future.cancel()

    def _answer(self, packed: bytes) -> tuple[int, Any]:
        from distributed import KilledWorker

        self._stop_if_ended()
        try:
            self._future = self._cluster.submit(packed)
            answer: tuple[int, Any] = pickle.loads(self._waited_for())
        except KilledWorker:
            raise LostError("of the cluster ended before it was done") from None
        except GesimError:
            raise
        except Exception as problem:
            self._stop_if_ended()
            raise BackendLostError([_lost(self._cluster.address, problem)]) from None
        finally:
            self._future = None
        return answer

    def _waited_for(self) -> bytes:
        """The result of the future. Raises when the scheduler is gone, and BackendLostError when all workers are."""
        deserted = 0
        while True:
            try:
                result: bytes = self._future.result(timeout=1)
                return result
            except TimeoutError:  # the work itself raises none here: see `perform`
                deserted = deserted + 1 if self._cluster.is_deserted() else 0
            if deserted >= DESERTED:
                message = f"the cluster {self._cluster.address} has had no worker for {DESERTED} seconds"
                raise BackendLostError([_of_cluster("cluster-lost", message)])

    def _stop_if_ended(self) -> None:
        if self._ended or self._cluster.ended:
            raise LostError("was ended")


def connect(address: str) -> Cluster:
    """The cluster whose scheduler has an address, as ``tcp://host:8786``, when all its workers have our versions.

    Raises GesimError (``no-cluster``, ``other-versions``).
    """
    scheme, _, place = address.rpartition("://")
    if (scheme or "tcp") not in SCHEMES or ":" not in place:
        raise GesimError(
            [_of_cluster("no-cluster", f"“{address}” is no address of a scheduler of Dask: tcp://host:8786, say")]
        )
    client = _client(address)
    try:
        return _examined(client, address)
    except BaseException as problem:
        with suppress(Exception):
            client.close(timeout=1)
        if isinstance(problem, GesimError) or not isinstance(problem, Exception):
            raise
        raise GesimError([_lost(address, problem)]) from None


def _client(address: str) -> Any:
    try:
        import dask
        import distributed
        from distributed.versions import VersionMismatchWarning
    except ImportError:
        message = "the library that speaks with clusters is not installed"
        hint = "Install it: pip install 'gesim-build[cluster]'"
        raise GesimError([error("no-cluster", message, PLACE, hint)]) from None
    warnings.filterwarnings("ignore", category=VersionMismatchWarning)  # we look at versions ourselves
    _silence_logs()
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
    try:
        client: Any = distributed.Client
        security: Any = distributed.Security
        if address.startswith("tls:") and not security().get_connection_args("client")["ssl_context"]:
            raise ValueError("no certificate for TLS is configured on this machine")
        return client(address, timeout=ANSWER, set_as_default=False, name="gesim")
    except (OSError, ValueError, TypeError, RuntimeError, ImportError) as problem:
        message = f"the scheduler {address} cannot be reached: {_in_a_line(problem)}"
        raise GesimError([_of_cluster("no-cluster", message)]) from None


def _silence_logs() -> None:
    """Let Dask and what it runs on log nothing: what goes wrong we tell ourselves.

    On import it has given each of its loggers a level of its own.
    """
    for name in [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in LOGGING]:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _examined(client: Any, address: str) -> Cluster:
    """The cluster of a client. Raises GesimError if a worker has other versions, or no gesim; or there is none."""
    if not (threads := sum(client.nthreads().values())):
        raise GesimError([_of_cluster("no-cluster", f"the cluster {address} has no workers")])
    versions = compared()
    found = client.run(cluster_side.differences, versions, on_error="return")
    wrong = [_differs(f"the worker at {place}", address, lines) for place, lines in sorted(found.items()) if lines]
    if wrong:
        raise GesimError(wrong)
    return Cluster(client, address, versions, threads)


def _differs(who: str, address: str, lines: Iterable[str] | BaseException) -> Diagnostic:
    """``other-versions``: pages of other versions would be other pages."""
    hint = "Install on every machine what the machine of the build has, best from requirements.lock, and restart it."
    if isinstance(lines, BaseException):
        message = f"{who} of the cluster {address} cannot run gesim: {_in_a_line(lines)}"
    else:
        message = f"{who} of the cluster {address} has other versions: {', '.join(lines)}"
    return error("other-versions", message, PLACE, hint)


def _lost(address: str, problem: Exception) -> Diagnostic:
    return _of_cluster("cluster-lost", f"the cluster {address} was lost: {_in_a_line(problem)}")


def _of_cluster(code: str, message: str) -> Diagnostic:
    hint = "Look at its scheduler and its workers, or build without --cluster. Earlier files are as they were."
    return error(code, message, PLACE, hint)


def _in_a_line(problem: BaseException) -> str:
    return " ".join(str(problem).split()) or type(problem).__name__
