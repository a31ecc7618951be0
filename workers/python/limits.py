"""What a program cannot have inside a web page, said in one sentence each where it asks for it.

Called by harness.py. Without these, Python's own errors name system calls or give advice that nobody can follow here.
"""

import _pyodide._importhook, _thread, importlib.util, os, re, signal, sys, threading

import sandbox_linear

THREADS = "threads cannot be started inside a web page: call the function directly instead"
PROCESSES = "other processes cannot be started inside a web page: do the work in this program"
ALARMS = "alarm signals do not exist inside a web page: the page itself stops a program at its time limit"
NETWORK = "a program inside this page has no network: write the data it needs into the program"
INSTALLING = (
    "packages are not installed by a command here: an import statement fetches the package, if this page can provide it"
)
PAGES = "a program inside this page cannot open windows or other pages: print the result instead"
LIBRARY = "this part of Python's standard library does not work inside a web page"
UNKNOWN = "it is neither in Python's standard library nor among the packages this page can fetch"
DEEP = "calls through built-in functions are nested deeper than a web page's stack allows; a loop, or plain function calls, go further"

LONG = "one expression or chain of branches of the program is longer than a web page's stack allows to compile: split it up"

PROCESS_CALLS = "fork forkpty popen posix_spawn posix_spawnp system".split()
SHARED_AMONG_PROCESSES = (
    "Array Barrier BoundedSemaphore Condition Event JoinableQueue Lock Manager Pool Queue RLock Semaphore SimpleQueue Value"
).split()


def refuse(kind, sentence):
    def refused(*arguments, **named):
        raise kind(sentence)

    return refused


def leave_at_once(status):
    """os._exit(): in WebAssembly the real one takes the interpreter with it."""
    raise SystemExit(status)


def limit_processes():
    os._exit = leave_at_once
    for name in dir(os):
        if name in PROCESS_CALLS or re.match("exec[lv]|spawn[lv]", name):
            setattr(os, name, refuse(OSError, PROCESSES))


def limit_threads():
    refused = refuse(RuntimeError, THREADS)
    _thread.start_new_thread = _thread.start_new = _thread.start_joinable_thread = threading._start_joinable_thread = refused


def limit_signals():
    register = signal.signal

    def register_unless_alarm(number, handler):
        if number in (signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF):
            raise OSError(ALARMS)
        return register(number, handler)

    signal.signal = register_unless_alarm
    signal.alarm = signal.setitimer = refuse(OSError, ALARMS)


def limit_subprocess(subprocess):
    subprocess.Popen.__init__ = refuse(OSError, PROCESSES)


def limit_multiprocessing(multiprocessing):
    importlib.import_module("multiprocessing.process").BaseProcess.start = refuse(OSError, PROCESSES)
    for name in SHARED_AMONG_PROCESSES:
        setattr(multiprocessing, name, refuse(OSError, PROCESSES))
        setattr(multiprocessing.context.BaseContext, name, refuse(OSError, PROCESSES))


def limit_thread_pools(pool):
    # Read by its destructor.
    pool.Pool._state = None
    pool.ThreadPool.__init__ = refuse(RuntimeError, THREADS)


def limit_process_pools(process):
    process._check_system_limits = refuse(OSError, PROCESSES)


def limit_sockets(socket):
    socket.socket.__init__ = refuse(OSError, NETWORK)
    for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "gethostbyname_ex", "socketpair"):
        setattr(socket, name, refuse(OSError, NETWORK))


def limit_browser(webbrowser):
    for name in ("get", "open", "open_new", "open_new_tab"):
        setattr(webbrowser, name, refuse(webbrowser.Error, PAGES))


def explain_zones(common):
    load = common.load_tzdata

    def load_or_explain(key):
        try:
            return load(key)
        except common.ZoneInfoNotFoundError:
            if importlib.util.find_spec("tzdata") is not None:
                raise
        reason = missing.get("tzdata", "the package tzdata is fetched for a program that imports zoneinfo by name")
        raise common.ZoneInfoNotFoundError(f"No time zone found with key {key}: tzdata is not loaded: {reason}")

    common.load_tzdata = load_or_explain


# Modules that cost something to import: limited when a program names the word in front.
LATER = (
    (re.compile(r"\bsubprocess\b"), "subprocess", limit_subprocess),
    (re.compile(r"\bmultiprocessing\b"), "multiprocessing", limit_multiprocessing),
    (re.compile(r"\bThreadPool\b|\bmultiprocessing\.(pool|dummy)\b"), "multiprocessing.pool", limit_thread_pools),
    (re.compile(r"\bProcessPoolExecutor\b"), "concurrent.futures.process", limit_process_pools),
    (re.compile(r"\b(socket|socketserver|urllib|http|requests|httpx|aiohttp|ftplib|smtplib|open_connection|start_server)\b"), "socket", limit_sockets),
    (re.compile(r"\bwebbrowser\b"), "webbrowser", limit_browser),
    (re.compile(r"\bzoneinfo\b"), "zoneinfo._common", explain_zones),
    (re.compile(r"\bpulp\b"), "pulp", sandbox_linear.use),
)
INSTALL_COMMAND = re.compile(r"^[ \t]*[!%]?[ \t]*(python3? -m )?(pip3?|conda|mamba|uv pip|micropip)[ \t]+install\b", re.MULTILINE)
limited = set()
missing = {}


def apply(code, reasons):
    """Before a program runs. `reasons` says for each import that could not be provided why."""
    missing.clear()
    missing.update(reasons)
    for word, name, limit in LATER:
        if name in limited or not word.search(code) or importlib.util.find_spec(name.partition(".")[0]) is None:
            continue
        limited.add(name)
        try:
            limit(importlib.import_module(name))
        except Exception:
            # A package that does not work here: the program will meet the same failure and say so.
            if name.partition(".")[0] in sys.stdlib_module_names:
                raise


def explain(error, code):
    """Puts the limit of a page into the message of an error that ended a program."""
    if isinstance(error, ModuleNotFoundError):
        explain_missing(error)
    elif isinstance(error, RecursionError) and "Stack overflow" in str(error):
        error.args = (LONG if "during compilation" in str(error) else f"maximum recursion depth exceeded: {DEEP}",)
    elif isinstance(error, SyntaxError) and (command := INSTALL_COMMAND.search(code)):
        if code.count("\n", 0, command.start()) + 1 == error.lineno:
            error.msg = f"{error.msg}: {INSTALLING}"


def explain_missing(error):
    name = (error.name or "").partition(".")[0]
    if name in missing:
        error.msg = f"{name} is not loaded: {missing[name]}"
    elif name in _pyodide._importhook.REPODATA_PACKAGES_IMPORT_TO_PACKAGE_NAME:
        error.msg = f"{name} is not loaded: name it in an import statement, so that it can be fetched before the program starts"
    elif "." in (error.name or "."):
        return
    elif name in sys.stdlib_module_names or name == "test":
        error.msg = f"No module named '{error.name}': {LIBRARY}"
    else:
        error.msg = f"No module named '{error.name}': {UNKNOWN}"


limit_processes()
limit_threads()
limit_signals()
# Its advice names calls that need the network.
_pyodide._importhook.add_note_to_module_not_found_error = lambda error: None
