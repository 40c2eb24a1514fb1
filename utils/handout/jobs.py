"""Long work in the background: how far it is, cancelled when no longer wanted, its result or what went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError as NotBegun
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event

from layers.base import Text
from utils.errors import AtlasError

Step = Callable[[int, int], None]
Make = Callable[[Step], bytes]
# Two at a time, whoever asks: the pages of everybody else stay quick.
_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="handout")
FAILED = Text(
    "生成失败（{}）。请重试；仍失败请把此信息交给系统管理员。",
    "It could not be made ({}). Try again; if it fails again, tell the administrator.",
)
MISSING = Text(
    "服务器缺少组件 {}。请系统管理员运行 make setup 安装。",
    "The server lacks the component {}. The administrator installs it with make setup.",
)


class CancelledError(AtlasError):
    """The person who asked for the work no longer wants it."""


class Job:
    """One piece of work, begun at once. It lives as long as whoever asked holds it, and its result with it."""

    def __init__(self, make: Make) -> None:
        self.done, self.total = 0, 0
        self._unwanted = Event()
        self._future: Future[bytes] = _POOL.submit(make, self._step)

    def _step(self, done: int, total: int) -> None:
        """Told by the work as it goes on. Raises :class:`CancelledError` once nobody wants it."""
        if self._unwanted.is_set():
            raise CancelledError(Text("已取消", "Cancelled"))
        self.done, self.total = done, total

    def cancel(self) -> None:
        """The work ends at its next step, or never begins."""
        self._unwanted.set()
        self._future.cancel()

    @property
    def running(self) -> bool:
        """Whether there is no result yet."""
        return not self._future.done()

    @property
    def content(self) -> bytes | None:
        """The result; None while it is not there, and where there is none."""
        return self._future.result() if not self.running and self.problem is None else None

    @property
    def problem(self) -> Text | None:
        """What went wrong and what to do; None while it runs, and where nothing did."""
        if self.running:
            return None
        if self._future.cancelled():
            return Text("已取消", "Cancelled")
        error = self._future.exception()
        return None if error is None else _said(error)

    @property
    def cancelled(self) -> bool:
        """Whether it was given up on purpose."""
        ended = not self.running
        return ended and (self._future.cancelled() or isinstance(self._future.exception(), CancelledError | NotBegun))


def _said(error: BaseException) -> Text:
    if isinstance(error, AtlasError):
        return error.message
    logging.getLogger("atlas").error("a hand-out could not be made", exc_info=error)
    form = MISSING if isinstance(error, ModuleNotFoundError) else FAILED
    name = getattr(error, "name", "") or type(error).__name__
    return Text(form.zh.format(name), form.en.format(name))
