"""
Finds the modules of placed packages by what is known of them, without asking the file system for each: sympy's import asks 1700 times.

Called by shelf.ts. The files are there as well; the usual finder answers for all other names, and the usual loader for all but the code.
"""

import gc, importlib, importlib.util, json, marshal, sys
from importlib._bootstrap_external import _NamespacePath
from importlib.machinery import (
    BYTECODE_SUFFIXES, EXTENSION_SUFFIXES, SOURCE_SUFFIXES, ExtensionFileLoader, FileFinder, ModuleSpec, SourceFileLoader,
    SourcelessFileLoader,
)
from types import ModuleType

LOADERS = ((ExtensionFileLoader, EXTENSION_SUFFIXES), (SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES))
# PEP 552: compiled code of this Python that is not compared with its source.
HEADER = importlib.util.MAGIC_NUMBER + (1).to_bytes(4, "little")
HEADER_LENGTH = 16
# Modules by name that were imported before anything asked for them.
later = {}
COMPILED = f".{sys.implementation.cache_tag}.pyc"


class Loader(SourceFileLoader):
    """Takes the compiled code from where it lies outside of Python's file system."""

    def __init__(self, fullname, path, read, start, end):
        super().__init__(fullname, path)
        self.place = read, start, end

    def create_module(self, spec):
        return later.get(spec.name)

    def exec_module(self, module):
        if later.get(module.__name__) is module:
            show_later()
        else:
            super().exec_module(module)

    def get_code(self, fullname):
        if self.place is None:
            return super().get_code(fullname)
        read, start, end = self.place
        # Is asked once; what stays for ever would hold what `read` reads.
        self.place = None
        compiled = read(start, end).to_bytes()
        if not compiled.startswith(HEADER):
            return super().get_code(fullname)
        return marshal.loads(memoryview(compiled)[HEADER_LENGTH:])


class WholeSpec(ModuleSpec):
    """
    Of a package by its outermost name. What an import makes stays: looking through it for garbage was a twelfth of sympy's. Python
    sets and clears this attribute around an import, whichever way that ends.
    """

    is_paused = False

    def __setattr__(self, name, value):
        if name == "_initializing":
            self.pause(value)
        super().__setattr__(name, value)

    def pause(self, is_importing):
        if is_importing and gc.isenabled():
            self.is_paused = True
            gc.disable()
        elif not is_importing and self.is_paused:
            self.is_paused = False
            gc.enable()


class Finder(FileFinder):
    """Of one folder."""

    def __init__(self, folder):
        super().__init__(folder, *LOADERS)
        self.known = {}

    def find_spec(self, fullname, target=None):
        if fullname in later:
            return later[fullname].__spec__
        known = self.known.get(fullname.rpartition(".")[2])
        if known is None:
            return super().find_spec(fullname, target)
        source, compiled, package, place = known
        kind = ModuleSpec if "." in fullname else WholeSpec
        spec = kind(fullname, Loader(fullname, source, *place), origin=source, is_package=package is not None)
        spec.has_location = True
        spec.cached = compiled
        if package is not None:
            spec.submodule_search_locations.append(package)
        return spec


def add(files, libraries, read):
    """
    After files were placed. `files`: path, start and end of all compiled code, which `read(start, end)` gives as a typed array;
    `libraries`: paths of modules that are WebAssembly, which come before others of their names.
    """
    invalidate()
    before = {path.partition(".")[0] for path in json.loads(libraries)}
    for compiled, start, end in json.loads(files):
        folder, _, name = compiled.rpartition("/__pycache__/")
        stem = folder + "/" + name.removesuffix(COMPILED)
        if not name.endswith(COMPILED) or stem in before:
            continue
        package = stem.removesuffix("/__init__") if stem.endswith("/__init__") else None
        parent, _, name = (package or stem).rpartition("/")
        known = finder_of(parent).known
        if package is not None or name not in known:
            known[name] = stem + ".py", compiled, package, (read, start, end)


def import_later(names):
    """
    Imports modules which functions of imported packages import when they are called, and takes them out of sight again: a program sees
    none of them before it, or such a function, imports one. Then all are there at once.
    """
    before = set(sys.modules)
    # Some of the modules are objects of JavaScript.
    packages = {name: dict(vars(module)) for name, module in sys.modules.items() if type(module) is ModuleType and "__path__" in vars(module)}
    for name in names:
        try:
            importlib.import_module(name)
        except ImportError:
            # Another version of the package has none of this name.
            pass
    came = {name: module for name, module in sys.modules.items() if name not in before}
    later.update((name, module) for name, module in came.items() if isinstance(getattr(module, "__loader__", None), Loader))
    for name in later:
        del sys.modules[name]
        parent, _, child = name.rpartition(".")
        if child in packages.get(parent, {}):
            setattr(sys.modules[parent], child, packages[parent][child])
        elif parent in packages:
            delattr(sys.modules[parent], child)


def show_later():
    sys.modules.update(later)
    for name, module in later.items():
        parent, _, child = name.rpartition(".")
        setattr(sys.modules[parent], child, module)
    later.clear()


def forget():
    """What was added, for a memory that is kept: the next interpreter adds its own."""
    for finder in sys.path_importer_cache.values():
        if isinstance(finder, Finder):
            finder.known = {}
            finder.invalidate_caches()
    gc.collect()


def finder_of(folder):
    finder = sys.path_importer_cache.get(folder)
    if not isinstance(finder, Finder):
        finder = sys.path_importer_cache[folder] = Finder(folder)
    return finder


def invalidate():
    """As importlib.invalidate_caches(), which imports some forty modules if need be, in order to clear what is in none of them."""
    if "importlib.metadata" in sys.modules:
        importlib.invalidate_caches()
        return
    for finder in sys.path_importer_cache.values():
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()
    _NamespacePath._epoch += 1
