"""Who does the work of a build, and where the results are kept: here, and on machines that others use too. [I/O]"""

from __future__ import annotations

import os
from dataclasses import dataclass

from gesim_build.cache import FOLDER, Cache, Store
from gesim_build.cache_url import wrong_url
from gesim_build.diagnostics import Location, warning
from gesim_build.pipeline import Project
from gesim_build.shared_cache import Tell, with_shared
from gesim_build.workers import Workers
from gesim_build.workers.backend import Processes
from gesim_build.workers.cluster import connect

# They come from the machine and not from the book: where another cache is, and what seals its entries.
URL, SECRET = "GESIM_CACHE_URL", "GESIM_CACHE_SECRET"


@dataclass(frozen=True, slots=True)
class Machines:
    """The address of a ``cluster`` to do the work, if not this machine; ``tell`` reports what concerns no book.

    ``ready`` are processes of this machine that were started before; whoever did so ends them.
    """

    cluster: str = ""
    tell: Tell = lambda _: None
    ready: Processes | None = None


def hired(project: Project, versions: str, machines: Machines) -> Workers:
    """Workers for one build. Raises GesimError (``no-cluster``, ``other-versions``)."""
    backend = connect(machines.cluster) if machines.cluster else machines.ready
    return Workers(os.cpu_count() or 1, results_of(project, machines.tell), versions, backend=backend)


def results_of(project: Project, tell: Tell) -> Store:
    """The cache of a project, behind it the shared one if there is one. What keeps that from being used is reported."""
    near, url = Cache(project.root / FOLDER), os.environ.get(URL, project.config.cache_url)
    if url and (wrong := wrong_url(url)):  # what the configuration says was looked at before
        tell(warning("no-shared-cache", f"{URL} {wrong}", Location(URL), "The build goes on without a shared cache."))
        return near
    return with_shared(near, url, os.environ.get(SECRET, ""), tell)
