"""Runs one program the way `python answer.py` would and reports how it ended.

Called by kernel.ts; arguments are plain text, results are JSON text. The modules imported here are part of the memory snapshot,
so a program that imports them pays nothing.
"""

import abc, argparse, array, ast, asyncio, atexit, base64, bisect, builtins, calendar, cmath, collections, colorsys, contextlib
import copy, csv, dataclasses, datetime, decimal, enum, fractions, functools, gc, graphlib, hashlib, heapq, importlib.util
import inspect, io, itertools, json, linecache, logging, math, numbers, operator, os, pathlib, pickle, platform, pprint, queue
import random, re, signal, statistics, string, struct, sys, sysconfig, textwrap, threading, time, timeit, tokenize, traceback
import types, typing, unicodedata, warnings

import sandbox_finder, sandbox_limits, sandbox_loop, sandbox_memo, sandbox_thoughts

VALUE_LIMIT = 256 * 1024
CUT_NOTICE = "\n[output cut: a program may print 256 KiB]\n"
FIGURE_LIMIT = 8
# Packages are asked for before the program starts; python.protocol.ts takes no more, and no longer names.
IMPORT_LIMIT = 64
IMPORT_LENGTH_LIMIT = 100
# Frames: a program may have asked for a million of them.
TRACEBACK_LIMIT = 1500
# Where published programs leave their answer, in the order in which they are asked.
ANSWER_NAMES = ("result", "Answer", "answer")
NO_ANSWERS = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType)
DEVICES = (("/dev/stdin", os.O_RDONLY), ("/dev/stdout", os.O_WRONLY), ("/dev/stderr", os.O_WRONLY))

sandbox_memo.use()
# The handlers of modules imported here are not the program's.
atexit._clear()
cells = 0
# Packages that are imported only when certain words of another are used.
BROUGHT_ALONG = (
    # Python itself takes the zones from the operating system or from this package.
    ("zoneinfo", re.compile(""), ("tzdata",)),
    ("networkx", re.compile(r"_matrix\b|_spectrum\b|_numpy|_scipy|_layout\b|pagerank|hits\b|algebraic_connectivity|fiedler"), ("numpy", "scipy")),
    ("networkx", re.compile(r"_pandas"), ("numpy", "pandas")),
    ("networkx", re.compile(r"\bdraw"), ("numpy", "matplotlib")),
    ("sympy", re.compile(r"\bplot|\bplotting"), ("numpy", "matplotlib")),
    ("pandas", re.compile(r"\.plot\b|\.hist\("), ("matplotlib",)),
)
# Generators that have their seed.
seeded = set()
# Those that packages made for themselves, without a seed, when they were imported ahead: a memory that is kept holds their state.
unseeded = []
main = types.ModuleType("__main__")


def lacking(code):
    """Top-level modules the code imports, wherever it does, and this interpreter has not got."""
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
        elif isinstance(node, ast.Call) and (name := imported_by_call(node)):
            names.add(name.partition(".")[0])
    for name, word, others in BROUGHT_ALONG:
        if name in names and word.search(code):
            names.update(others)
    found = sorted(name for name in names if len(name) <= IMPORT_LENGTH_LIMIT and not is_importable(name))
    return json.dumps(found[:IMPORT_LIMIT])


def imported_by_call(node):
    """The module of `importlib.import_module("name")`, `import_module("name")` or `__import__("name")`, where it is written out."""
    function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
    argument = node.args[0] if node.args else None
    if function in ("import_module", "__import__") and isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return "" if argument.value.startswith(".") else argument.value
    return ""


def is_importable(name):
    if name in sys.stdlib_module_names or name in sys.modules:
        return True
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def import_ahead(names, later):
    """
    Before the first program, which imports these itself. False where one cannot be imported, or draws numbers on the way that a seed
    of the program would have decided. The garbage of all this, and what stays, is no work for the program's own collections.
    """
    open_streams()
    state = random.getstate()
    original = random.Random.seed

    def seed(self, a=None, version=2):
        if a is None:
            unseeded.append(self)
        original(self, a, version)

    random.Random.seed = seed
    try:
        for name in json.loads(names):
            importlib.import_module(name)
        sandbox_finder.import_later(json.loads(later))
    except BaseException:
        return False
    finally:
        random.Random.seed = original
    gc.collect()
    gc.freeze()
    return random.getstate() == state


def run(request, has_printed):
    """
    Runs the code in `__main__`; a second call sees what the first one defined. Text leaves through the file descriptors 1 and 2, as in
    any process; `has_printed()` and `has_printed(stream)` tell whether some has.
    """
    global cells
    request = json.loads(request)
    code = request["code"]
    cells += 1
    name = "answer.py" if cells == 1 else f"answer-{cells}.py"
    seed_generators(request["seed"])
    if cells == 1:
        # Pictures are collected at the end; that there is no window for show() is no news to a program.
        warnings.filterwarnings("ignore", message=".*non-interactive.*")
        main.__dict__.update(__file__=name, __builtins__=builtins, __annotations__={})
    sys.modules["__main__"] = main
    sys.argv = [name]
    open_streams()
    builtins.input = make_input(request["stdin"])
    linecache.cache[name] = (len(code), None, code.splitlines(keepends=True), name)
    sandbox_limits.apply(code, request["missing"])
    sandbox_loop.use()
    sandbox_thoughts.use(request.get("thoughts"))
    outcome, value = execute(code, name, has_printed)
    outcome = sandbox_thoughts.waiting() or outcome
    try:
        figures = collect_figures()
    except Exception as error:
        figures = []
        sys.__stderr__.write(f"[a figure could not be drawn: {error}]\n")
    leave(code)
    if outcome["kind"] == "finished":
        if value is not None and not has_printed():
            outcome["value"] = value
        if not has_printed("stdout"):
            outcome.update(find_answer(code))
    return json.dumps({"outcome": outcome, "figures": figures})


def seed_generators(seed):
    """
    Once for each interpreter. A snapshot holds the state of `random`: without this every interpreter would draw the same numbers.
    numpy is no part of the snapshot and takes its own randomness; it is imported for its seed only where a program brought it.
    """
    if cells == 1:
        random.seed(seed)
        for generator in unseeded:
            generator.seed()
        unseeded.clear()
    if seed is None or "numpy" in seeded or not is_importable("numpy"):
        return
    seeded.add("numpy")
    try:
        import numpy.random

        numpy.random.seed(seed)
        # Where `default_rng()` without a seed gets one from.
        numpy.random.bit_generator.randbits = random.Random(seed).getrandbits
    except Exception:
        # The program will meet the same failure and say so.
        pass


def open_streams():
    """Unbuffered like `python -u`: nothing is lost when a program is ended, and both streams keep their order."""
    # One of these may be a file of an earlier program, which closes its descriptor when it goes.
    sys.stdin = sys.stdout = sys.stderr = None
    for descriptor, (path, flags) in enumerate(DEVICES):
        # An earlier program of a session may have closed or redirected it.
        opened = os.open(path, flags)
        if opened != descriptor:
            os.dup2(opened, descriptor)
            os.close(opened)
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", errors="replace", closefd=False)
    sys.stdout = sys.__stdout__ = open_unbuffered(1)
    sys.stderr = sys.__stderr__ = open_unbuffered(2)


def open_unbuffered(descriptor):
    raw = io.FileIO(descriptor, "w", closefd=False)
    raw.name = ("<stdin>", "<stdout>", "<stderr>")[descriptor]
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n", write_through=True)
    stream.mode = "w"
    return stream


def execute(code, name, has_printed):
    """How it ended, and the repr of a last line that is an expression, or None."""
    try:
        value = evaluate(code, name)
        return {"kind": "finished"}, None if value is None or has_printed() else cut(repr(value))
    except SystemExit as exit:
        if exit.code is None or exit.code == 0:
            return {"kind": "finished"}, None
        if not isinstance(exit.code, int):
            sys.__stderr__.write(f"{exit.code}\n")
        return {"kind": "raised", "error": describe(exit, name)}, None
    except BaseException as error:
        if isinstance(error, MemoryError):
            # Whatever filled the memory hangs in the frames; describing the error needs some of it back.
            traceback.clear_frames(error.__traceback__)
            main.__dict__.clear()
        sandbox_limits.explain(error, code)
        return {"kind": "raised", "error": describe(error, name)}, None


def leave(code):
    """What Python does on its way out: exit handlers run, and what was written into a stream of the program's own is flushed."""
    atexit._run_exitfuncs()
    streams = [sys.stdout, sys.stderr]
    if re.search("Wrapper|Buffered|open", code):
        streams += [item for item in gc.get_objects() if isinstance(item, (io.TextIOWrapper, io.BufferedWriter))]
    for stream in streams:
        try:
            stream.flush()
        except Exception:
            # Closed, or no stream at all.
            pass


def find_answer(code):
    """The variable that a program sets instead of printing it, as the published graders look for it (methods.md 1)."""
    for name in ANSWER_NAMES:
        value = main.__dict__.get(name) if name in code else None
        if value is None or isinstance(value, NO_ANSWERS):
            continue
        try:
            return {"variable": {"name": name, "text": cut(str(value))}}
        except Exception:
            # It has no text: a print of it would have failed as well.
            continue
    return {}


def cut(text):
    """What a person is shown and a record keeps of it; python.protocol.ts takes nothing that is much longer."""
    return text if len(text) <= VALUE_LIMIT else text[:VALUE_LIMIT] + CUT_NOTICE


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
    report = traceback.TracebackException.from_exception(error, limit=TRACEBACK_LIMIT)
    keep_user_frames(report, set())
    described = {"name": cut(type(error).__name__), "message": cut(str(error)), "traceback": cut("".join(report.format()))}
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


def make_input(stdin):
    given = 0 if stdin is None else len(stdin.splitlines())

    def input(prompt="", /):
        """Reads one of the lines that were given beforehand; nobody can type while a program runs."""
        sys.stdout.write(str(prompt))
        sys.stdout.flush()
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
