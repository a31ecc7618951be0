"""Runs one program the way `python answer.py` would and reports how it ended.

Called by kernel.ts; arguments are plain text, results are JSON text. The modules imported here are part of the memory snapshot,
so a program that imports them pays nothing.
"""

import abc, argparse, array, ast, asyncio, atexit, base64, bisect, builtins, calendar, cmath, collections, contextlib, copy, csv
import dataclasses, datetime, decimal, enum, fractions, functools, graphlib, hashlib, heapq, importlib.util, inspect, io, itertools
import json, linecache, logging, math, numbers, operator, os, pathlib, pprint, queue, random, re, signal, statistics, string, struct
import sys, textwrap, threading, time, tokenize, traceback, types, typing, unicodedata, warnings

OUTPUT_LIMIT = 256 * 1024
CUT_NOTICE = "\n[output cut: a program may print 256 KiB]\n"
FIGURE_LIMIT = 8
# The first lines go out one by one, so that a program stopped soon after them has shown them; a flood goes out in batches.
PROMPT_BATCHES = 256
BATCH_SECONDS = 0.03
BATCH_CHARACTERS = 16 * 1024

def use_written_out_cache():
    """
    functools.lru_cache without its C half, which is there in Python as well. Each call through the C half takes a piece of the
    browser's own small stack: a memoised function some 350 calls deep, nothing unusual, broke the whole interpreter.
    """
    module = functools.__loader__.get_code("functools")
    code = next(part for part in module.co_consts if isinstance(part, types.CodeType) and part.co_name == "_lru_cache_wrapper")
    functools._lru_cache_wrapper = types.FunctionType(code, vars(functools), code.co_name)


use_written_out_cache()
cells = 0
main = types.ModuleType("__main__")


def lacking(code):
    """Top-level modules the code imports and this interpreter has not got."""
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return "[]"
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.partition(".")[0])
    return json.dumps(sorted(name for name in names if not is_importable(name)))


def is_importable(name):
    if name in sys.stdlib_module_names or name in sys.modules:
        return True
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def run(request, emit):
    """Runs the code in `__main__`; a second call sees what the first one defined. `emit(stream, text, truncated)` sends output."""
    global cells
    request = json.loads(request)
    code, stdin = request["code"], request["stdin"]
    cells += 1
    name = "answer.py" if cells == 1 else f"answer-{cells}.py"
    sink = Sink(emit)
    if cells == 1:
        # A snapshot holds the generator's state: without this every interpreter would draw the same numbers.
        random.seed()
        # Pictures are collected at the end; that there is no window for show() is no news to a program.
        warnings.filterwarnings("ignore", message=".*non-interactive.*")
        main.__dict__.update(__file__=name, __builtins__=builtins, __annotations__={})
    sys.modules["__main__"] = main
    sys.argv = [name]
    sys.stdout, sys.stderr = Stream(sink, "stdout"), Stream(sink, "stderr")
    sys.stdin = io.StringIO(stdin or "")
    builtins.input = make_input(stdin)
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    outcome = execute(code, name, request["missing"], sink)
    try:
        figures = collect_figures()
    except Exception as error:
        figures = []
        sys.stderr.write(f"[a figure could not be drawn: {error}]\n")
    sink.flush()
    return json.dumps({"outcome": outcome, "figures": figures})


def execute(code, name, missing, sink):
    try:
        value = evaluate(code, name)
        if value is None or sink.printed:
            return {"kind": "finished"}
        text = repr(value)
        return {"kind": "finished", "value": text if len(text) <= OUTPUT_LIMIT else text[:OUTPUT_LIMIT] + CUT_NOTICE}
    except SystemExit as exit:
        if exit.code is None or exit.code == 0:
            return {"kind": "finished"}
        if not isinstance(exit.code, int):
            sys.stderr.write(f"{exit.code}\n")
        return {"kind": "raised", "error": describe(exit, name)}
    except ModuleNotFoundError as error:
        explain_missing(error, missing)
        return {"kind": "raised", "error": describe(error, name)}
    except BaseException as error:
        if isinstance(error, MemoryError):
            # Whatever filled the memory hangs in the frames; describing the error needs some of it back.
            traceback.clear_frames(error.__traceback__)
            main.__dict__.clear()
        return {"kind": "raised", "error": describe(error, name)}


def evaluate(code, name):
    """The value of a last line that is an expression, as a notebook shows it."""
    tree = compile(code, name, "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
    exec(compile(tree, name, "exec", dont_inherit=True), main.__dict__)
    return None if last is None else eval(compile(last, name, "eval", dont_inherit=True), main.__dict__)


def describe(error, name):
    line = None
    if isinstance(error, SyntaxError) and error.filename == name:
        line = error.lineno
    for frame in traceback.walk_tb(error.__traceback__):
        if frame[0].f_code.co_filename == name:
            line = frame[1]
    report = traceback.TracebackException.from_exception(error)
    keep_user_frames(report, set())
    described = {"name": type(error).__name__, "message": str(error), "traceback": "".join(report.format())}
    if line is not None:
        described["line"] = line
    return described


def keep_user_frames(report, seen):
    if report is None or id(report) in seen:
        return
    seen.add(id(report))
    frames = [frame for frame in report.stack if re.fullmatch(r"answer(-\d+)?\.py", frame.filename)]
    report.stack = traceback.StackSummary.from_list(frames)
    keep_user_frames(report.__cause__, seen)
    keep_user_frames(report.__context__, seen)
    for inner in report.exceptions or ():
        keep_user_frames(inner, seen)


def explain_missing(error, missing):
    name = (error.name or "").partition(".")[0]
    if name in missing:
        error.msg = f"{name} is not loaded: {missing[name]}"
    elif "Pyodide distribution, but it is not installed" in str(error):
        # Pyodide's own advice names calls that need the network, which a program here has not got.
        error.msg = f"{name} is not loaded: name it in an import statement, so that it can be fetched before the program starts"


def make_input(stdin):
    given = 0 if stdin is None else len(stdin.splitlines())

    def input(prompt="", /):
        """Reads one of the lines that were given beforehand; nobody can type while a program runs."""
        sys.stdout.write(str(prompt))
        line = sys.stdin.readline()
        if line:
            return line.removesuffix("\n")
        if stdin is None:
            raise EOFError("input() was called, but no input lines were given beforehand")
        raise EOFError(f"input() was called once more than there are input lines ({given})")

    return input


def collect_figures():
    """PNG data URLs of the figures left open, if the program used matplotlib at all."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    figures = []
    for number in pyplot.get_fignums()[:FIGURE_LIMIT]:
        picture = io.BytesIO()
        pyplot.figure(number).savefig(picture, format="png")
        figures.append("data:image/png;base64," + base64.b64encode(picture.getvalue()).decode())
    pyplot.close("all")
    return figures


class Sink:
    """Both streams in the order they were written, in batches, up to the limit."""

    def __init__(self, emit):
        self.emit = emit
        self.printed = False
        self.left = OUTPUT_LIMIT
        self.batches = 0
        self.sent_at = 0.0
        self.stream = "stdout"
        self.pieces = []
        self.size = 0

    def write(self, stream, text):
        if not text or self.left == 0:
            return
        self.printed = True
        if stream != self.stream:
            self.flush()
            self.stream = stream
        truncated = len(text) > self.left or not text.isascii() and utf8_length(text) > self.left
        if truncated:
            text = text.encode("utf-8", "replace")[: self.left].decode("utf-8", "ignore") + CUT_NOTICE
        self.left = 0 if truncated else self.left - (len(text) if text.isascii() else utf8_length(text))
        self.pieces.append(text)
        self.size += len(text)
        if truncated or self.is_due(text):
            self.flush(truncated)

    def is_due(self, text):
        if self.size >= BATCH_CHARACTERS:
            return True
        if self.batches < PROMPT_BATCHES and "\n" in text:
            return True
        return time.monotonic() - self.sent_at >= BATCH_SECONDS

    def flush(self, truncated=False):
        if self.pieces:
            text = "".join(self.pieces)
            self.pieces.clear()
            self.size = 0
            self.batches += 1
            # Half a surrogate pair cannot be encoded; it must not take the rest of the output with it.
            self.emit(self.stream, text.encode("utf-8", "replace").decode(), truncated)
            self.sent_at = time.monotonic()


def utf8_length(text):
    return len(text.encode("utf-8", "replace"))


class Stream(io.TextIOBase):
    def __init__(self, sink, name):
        self.sink = sink
        self.name = f"<{name}>"
        self.stream = name

    encoding = "utf-8"
    errors = "replace"

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self.sink.write(self.stream, text)
        return len(text)

    def flush(self):
        self.sink.flush()

    @property
    def buffer(self):
        return Bytes(self)


class Bytes(io.RawIOBase):
    """What `sys.stdout.buffer` is used for: writing encoded text."""

    def __init__(self, stream):
        self.stream = stream

    def writable(self):
        return True

    def write(self, data):
        self.stream.write(bytes(data).decode("utf-8", "replace"))
        return len(data)
