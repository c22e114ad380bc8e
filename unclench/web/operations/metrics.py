"""Counts visits and how long they took, for `/metrics`; neither addresses nor people."""

import os
import resource
import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse

from unclench import __version__

BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
METHODS = ("GET", "HEAD", "POST")
OF_ONE = "Of the web process that was asked; with several, one of them answers each time."


class Counted:
    """How many answers of each kind this process gave, and how long they took."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Begins anew."""
        self.answers: dict[tuple[str, int], int] = {}
        self.slots = [0] * (len(BOUNDS_S) + 1)
        self.seconds = 0.0

    def add(self, method: str, status: int, seconds: float) -> None:
        """One answer more."""
        kind = (method if method in METHODS else "other", status // 100)
        with self._lock:
            self.answers[kind] = self.answers.get(kind, 0) + 1
            self.slots[bisect_left(BOUNDS_S, seconds)] += 1
            self.seconds += seconds


COUNTED = Counted()


class CountVisits:
    """Adds each answer to what `/metrics` tells."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        COUNTED.add(request.method or "", response.status_code, time.perf_counter() - began)
        return response


def as_text(counted: Counted) -> str:
    """The figures in the form that Prometheus reads. Each says of which process it is."""
    return "\n".join([*_about(), *_answers(counted), *_times(counted)]) + "\n"


def _about() -> Iterator[str]:
    yield from _kind("unclench_info", "gauge", "The version that runs.")
    yield _sample("unclench_info", 1, version=__version__)
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield from _kind("unclench_memory_peak_bytes", "gauge", "The most memory it ever held.")
    yield _sample("unclench_memory_peak_bytes", peak_kib * 1024)


def _answers(counted: Counted) -> Iterator[str]:
    yield from _kind("unclench_answers_total", "counter", "Answers since it started.")
    for (method, hundred), count in sorted(counted.answers.items()):
        yield _sample("unclench_answers_total", count, method=method, status=f"{hundred}xx")


def _times(counted: Counted) -> Iterator[str]:
    name, so_far = "unclench_answer_seconds", 0
    yield from _kind(name, "histogram", "Seconds that an answer took.")
    for bound, count in zip((*BOUNDS_S, "+Inf"), counted.slots, strict=True):
        so_far += count
        yield _sample(f"{name}_bucket", so_far, le=bound)
    yield _sample(f"{name}_sum", round(counted.seconds, 6))
    yield _sample(f"{name}_count", so_far)


def _kind(name: str, kind: str, meaning: str) -> Iterator[str]:
    yield f"# HELP {name} {meaning} {OF_ONE}"
    yield f"# TYPE {name} {kind}"


def _sample(name: str, value: float, **labels: object) -> str:
    """Counts of two processes are two series, else each look would seem to run back and forth."""
    told = ",".join(f'{key}="{text}"' for key, text in (labels | {"process": os.getpid()}).items())
    return f"{name}{{{told}}} {value}"
