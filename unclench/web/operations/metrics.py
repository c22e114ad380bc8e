"""Counts visits and how long they took, for `/metrics`; neither addresses nor people."""

import resource
import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse

from unclench import __version__

BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
METHODS = ("GET", "HEAD", "POST")


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
    """The figures in the form that Prometheus reads."""
    return "\n".join([*_about(), *_answers(counted), *_times(counted)]) + "\n"


def _about() -> Iterator[str]:
    yield "# TYPE unclench_info gauge"
    yield f'unclench_info{{version="{__version__}"}} 1'
    yield "# TYPE unclench_memory_peak_bytes gauge"
    peak_kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield f"unclench_memory_peak_bytes {peak_kib * 1024}"


def _answers(counted: Counted) -> Iterator[str]:
    yield "# TYPE unclench_answers_total counter"
    for (method, hundred), count in sorted(counted.answers.items()):
        yield f'unclench_answers_total{{method="{method}",status="{hundred}xx"}} {count}'


def _times(counted: Counted) -> Iterator[str]:
    yield "# TYPE unclench_answer_seconds histogram"
    so_far = 0
    for bound, count in zip((*BOUNDS_S, "+Inf"), counted.slots, strict=True):
        so_far += count
        yield f'unclench_answer_seconds_bucket{{le="{bound}"}} {so_far}'
    yield f"unclench_answer_seconds_sum {counted.seconds:.6f}"
    yield f"unclench_answer_seconds_count {so_far}"
