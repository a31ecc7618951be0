"""asyncio without a browser: Pyodide's own loop waits for the page, which needs a stack that can be switched; this one just sleeps."""

import asyncio, time

import pyodide.webloop
from sandbox_limits import PROCESSES, THREADS


class Waiting:
    """Instead of a selector: without files and sockets to watch there is only time to wait for."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("the program waits for something that nothing in it will ever do")
        time.sleep(max(timeout, 0))
        return []


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Waiting()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def run_in_executor(self, executor, function, *arguments):
        raise RuntimeError(THREADS)

    async def subprocess_exec(self, *arguments, **named):
        raise OSError(PROCESSES)

    async def subprocess_shell(self, *arguments, **named):
        raise OSError(PROCESSES)


class LoopPolicy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop

    def get_event_loop(self):
        if self._local._loop is None:
            self.set_event_loop(self.new_event_loop())
        return self._local._loop


def use():
    """Before each program: Pyodide's loop may have claimed its place again."""
    asyncio._set_running_loop(None)
    asyncio.events._set_event_loop_policy(LoopPolicy())


asyncio.run = pyodide.webloop._orig_run
time.sleep = pyodide.webloop._orig_sleep
