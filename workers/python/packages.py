"""Makes an unpacked wheel ready for every later interpreter: what it imports is compiled once, here.

Called by kernel.ts in an interpreter that never runs a program; results are JSON text.
"""

import importlib, json, os, re, site, sys

LIBRARY = re.compile(r"\.so(\.\d+)*$")
FOLDERS = (site.getsitepackages()[0], "/usr/lib")
# PEP 552: compiled code that is not compared with its source.
UNCHECKED = (1).to_bytes(4, "little")
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
