"""Makes an unpacked wheel ready for every later interpreter: what it imports, now or in a call, is compiled once, here.

Called by kernel.ts in an interpreter that never runs a program; results are JSON text.
"""

import importlib.util, json, os, py_compile, re, site, sys, warnings

LIBRARY = re.compile(r"\.so(\.\d+)*$")
FOLDERS = (site.getsitepackages()[0], "/usr/lib")
# PEP 552: compiled code that is not compared with its source.
UNCHECKED = (1).to_bytes(4, "little")
# Wherever it stands in a source, a function included; of names in brackets those of the first line.
IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import\b[ \t(]*([\w, \t]*)|import[ \t]+([.\w]+))", re.MULTILINE)
known = set()


def find_files():
    return {os.path.join(folder, name) for top in FOLDERS for folder, _, names in os.walk(top) for name in names}


def note():
    """What is there before a wheel is unpacked."""
    known.clear()
    known.update(find_files())


def compile_imports(names):
    """
    The files that came since `note`, libraries apart, with the compiled code of what these imports take, and whether all of these
    succeeded.
    """
    importlib.invalidate_caches()
    sys.dont_write_bytecode = False
    is_whole = all([is_imported(name) for name in json.loads(names)])
    sys.dont_write_bytecode = True
    compile_later_imports()
    files = {path for path in find_files() - known if is_own(path)}
    for path in files:
        if path.endswith(".pyc"):
            detach(path)
    libraries = sorted(path for path in files if LIBRARY.search(path))
    return json.dumps({"files": sorted(files.difference(libraries)), "libraries": libraries, "isWhole": is_whole})


def is_imported(name):
    try:
        importlib.import_module(name)
        return True
    except BaseException:
        # It may lack something, or be of no use without a program's own choice; the program will hear of it.
        return False


def compile_later_imports():
    """
    Compiles what functions of the imported modules import when they are called, and so on: sympy's first solve() takes 35 modules more.
    Nothing of it is run here, and what is not reached this way (tests, tools) is not compiled.
    """
    sources = {path for path in find_files() - known if path.endswith(".py")}
    reached = [path for path in sources if os.path.exists(importlib.util.cache_from_source(path))]
    seen = set(reached)
    while reached:
        for later in imported_by(reached.pop()) & sources - seen:
            seen.add(later)
            reached.append(later)
            with warnings.catch_warnings(action="ignore"):
                py_compile.compile(later, quiet=2)


def imported_by(path):
    """Where modules may lie that this source imports; most of the paths lead to none."""
    top = next(folder for folder in FOLDERS if path.startswith(folder + "/"))
    package = os.path.relpath(os.path.dirname(path), top).split("/")
    with open(path, encoding="utf-8", errors="replace") as file:
        found = IMPORT.findall(file.read())
    modules = set()
    for base, names, whole in found:
        levels = len(base) - len(base.lstrip("."))
        parts = package[: len(package) - levels + 1] if levels else []
        parts = parts + [part for part in (base or whole)[levels:].split(".") if part]
        modules.update("/".join(parts[: end + 1]) for end in range(len(parts)))
        modules.update("/".join([*parts, name]) for name in re.findall(r"\w+", names))
    return {f"{top}/{module}{end}" for module in modules for end in (".py", "/__init__.py")}


def is_own(path):
    """Compiled code of another package, imported along with this one, belongs to that package."""
    folder, name = os.path.split(path)
    source = os.path.join(os.path.dirname(folder), name.partition(".")[0] + ".py")
    return not name.endswith(".pyc") or (os.path.exists(source) and source not in known)


def detach(path):
    """Files are given to an interpreter with a new date each time: the compiled code must not ask for it."""
    with open(path, "r+b") as file:
        file.seek(4)
        file.write(UNCHECKED)
