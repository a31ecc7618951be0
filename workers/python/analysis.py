"""The symbolic checker: how much does a program compute, and does it compute at all?

Three scores over the same text: the published rule (arXiv 2502.04350, section 4) with its known false hits, the same with a real
tokenizer, and one over the syntax tree. Called by kernel.ts; the result is JSON text of the shape `CodeAnalysis`.
"""

import ast, io, json, re, tokenize

from sandbox_disguise import find_disguise

KEYWORDS = {"for", "while", "if", "elif", "else", "try", "except"}
OPERATOR_WEIGHT = 0.25
SOLVER_WEIGHT = 2
SOLVERS = {"sympy", "z3", "ortools", "pulp", "constraint", "networkx", "pysat"}
SEARCHES = {
    "itertools.permutations", "itertools.combinations", "itertools.combinations_with_replacement", "itertools.product",
    "collections.deque", "queue.PriorityQueue",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def analyse(code, prose):
    try:
        return read(code, prose)
    except (RecursionError, MemoryError):
        return json.dumps({"kind": "unavailable", "reason": "The code is nested too deeply to be read"})


def read(code, prose):
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        message = {"kind": "syntax-error", "message": error.msg, "line": error.lineno or 1, "column": max(error.offset or 1, 1)}
        return json.dumps(message)
    except ValueError as error:
        return json.dumps({"kind": "unavailable", "reason": f"The code is not text that Python can read: {error}"})
    reading = Reading(code, tree)
    disguise = None if reading.computes_by_structure() else find_disguise(tree, prose)
    for call in disguise.outputs if disguise else ():
        reading.mark("disguise", call)
    return json.dumps(
        {
            "kind": "analysed",
            "published": published(code, tree),
            "keywords": {"score": count_keywords(code) + OPERATOR_WEIGHT * count_operators(tree)},
            "tree": reading.report(),
            "disguise": disguise.why if disguise else None,
            "lines": reading.explain() + ([f"Text in disguise: {disguise.why}"] if disguise else []),
            "marks": sorted(reading.marks, key=lambda mark: (mark["line"], mark["column"])),
        }
    )


def published(code, tree):
    """The rule as published: words inside words, comments and strings count."""
    words = re.findall("for|while", code) + re.findall("if|elif|else", code) + re.findall("try|except", code)
    operators = count_operators(tree)
    return {
        "score": len(words) + OPERATOR_WEIGHT * operators,
        "flags": {
            "searching": any(is_published_search(node) for node in ast.walk(tree)),
            "symbolic": re.search(r"eval\(|exec\(|format|f[\"']", code) is not None,
            "numerical": operators > 0,
        },
    }


def is_published_search(node):
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return "itertools" in node.names[0].name
    return isinstance(node, (ast.For, ast.AsyncFor, ast.While))


def count_keywords(code):
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return sum(token.type == tokenize.NAME and token.string in KEYWORDS for token in tokens)


def count_operators(tree):
    return sum(isinstance(node, ast.BinOp) for node in ast.walk(tree))


class Reading:
    """What the syntax tree says; comments and the contents of strings do not exist here."""

    def __init__(self, code, tree):
        self.lines = code.encode("utf-8", "replace").splitlines()
        self.marks = []
        self.loops = self.branches = self.error_handling = self.arithmetic = self.solvers = self.searches = self.evaluations = 0
        self.imported = imported_names(tree)
        self.defined = {node.name for node in ast.walk(tree) if isinstance(node, FUNCTIONS)}
        self.recursive = self.find_recursion(tree)
        for node in ast.walk(tree):
            self.visit(node)

    def visit(self, node):
        match node:
            case ast.For() | ast.AsyncFor():
                self.loops += 1
                self.mark("loop", node, node.iter)
            case ast.While():
                self.loops += 1
                self.mark("loop", node, node.test)
            case ast.comprehension():
                self.loops += 1
                self.mark("loop", node.target, node.iter)
                self.branches += len(node.ifs)
                for test in node.ifs:
                    self.mark("branch", test)
            case ast.If():
                self.branches += 1
                self.mark("branch", node, node.test)
            case ast.IfExp():
                self.branches += 1
                self.mark("branch", node)
            case ast.match_case():
                self.branches += 1
                self.mark("branch", node.pattern)
            case ast.Try() | ast.TryStar():
                self.error_handling += 1
                self.mark_word("error-handling", node, "try")
            case ast.ExceptHandler():
                self.error_handling += 1
                self.mark_word("error-handling", node, "except")
            case ast.BinOp() if not (is_literal(node.left) and is_literal(node.right)) and not joins_text(node.left, node.right):
                self.arithmetic += 1
                self.mark("arithmetic", node)
            case ast.AugAssign() if not joins_text(node.value):
                self.arithmetic += 1
                self.mark("arithmetic", node)
            case ast.Import() | ast.ImportFrom() if imports_solver(node):
                self.solvers += 1
                self.mark("solver", node)
            case ast.Call():
                self.visit_call(node)

    def visit_call(self, node):
        name = full_name(node.func, self.imported)
        if name in SEARCHES or name.startswith("heapq."):
            self.searches += 1
            self.mark("search", node.func)
        is_builtin = name not in self.imported and name not in self.defined
        if name in ("eval", "exec", "compile") and is_builtin or name in ("builtins.eval", "builtins.exec"):
            self.evaluations += 1

    def find_recursion(self, tree):
        """Functions that call themselves, directly or through one other function."""
        calls = {}
        for name, body in named_functions(tree):
            for node in ast.walk(body):
                if isinstance(node, ast.Call):
                    calls.setdefault(name, {}).setdefault(called_function(node.func), []).append(node)
        recursive = set()
        for name, called in calls.items():
            ways = [other for other in called if other == name or name in calls.get(other, ())]
            if ways:
                recursive.add(name)
                for node in (node for way in ways for node in called[way]):
                    self.mark("recursion", node)
        return recursive

    def computes_by_structure(self):
        return bool(self.loops or self.recursive or self.solvers)

    def report(self):
        weighted = self.loops + len(self.recursive) + self.branches + self.error_handling
        solver = SOLVER_WEIGHT if self.solvers else 0
        return {
            "score": weighted + OPERATOR_WEIGHT * self.arithmetic + solver,
            "counts": {
                "loops": self.loops,
                "recursion": len(self.recursive),
                "branches": self.branches,
                "errorHandling": self.error_handling,
                "arithmetic": self.arithmetic,
                "solverLibrary": self.solvers,
            },
            "flags": {
                "searching": bool(self.loops or self.recursive or self.searches),
                "symbolic": bool(self.evaluations or self.solvers),
                "numerical": self.arithmetic > 0,
            },
        }

    def explain(self):
        return [
            text
            for count, text in (
                (self.loops, f"Repeats: {counted(self.loops, 'loop')} (comprehensions included)"),
                (len(self.recursive), f"Calls itself: {', '.join(sorted(self.recursive))}"),
                (self.branches, f"Decides: {counted(self.branches, 'branch', 'branches')}"),
                (self.error_handling, f"Handles errors: {counted(self.error_handling, 'clause')}"),
                (self.searches, f"Searches: {counted(self.searches, 'call')} that enumerate or queue candidates"),
                (self.arithmetic, f"Calculates: {counted(self.arithmetic, 'operator')}"),
                (self.solvers, f"Uses a solver: {counted(self.solvers, 'import')}"),
                (self.evaluations, f"Evaluates code it has put together: {counted(self.evaluations, 'call')}"),
            )
            if count
        ]

    def mark(self, kind, first, last=None):
        last = last or first
        self.add(kind, first.lineno, first.col_offset, last.end_lineno, last.end_col_offset)

    def mark_word(self, kind, node, word):
        self.add(kind, node.lineno, node.col_offset, node.lineno, node.col_offset + len(word))

    def add(self, kind, line, start, end_line, end):
        self.marks.append(
            {
                "kind": kind,
                "line": line,
                "column": self.column(line, start),
                "endLine": end_line,
                "endColumn": self.column(end_line, end),
            }
        )

    def column(self, line, offset):
        """The tree counts bytes of UTF-8 from 0; editors count UTF-16 units from 1."""
        before = self.lines[line - 1][:offset].decode("utf-8", "replace") if line <= len(self.lines) else ""
        return len(before.encode("utf-16-le", "replace")) // 2 + 1


def is_literal(node):
    """Python itself would fold it: a constant, or operators between constants."""
    if isinstance(node, ast.BinOp):
        return is_literal(node.left) and is_literal(node.right)
    if isinstance(node, ast.UnaryOp):
        return is_literal(node.operand)
    return isinstance(node, ast.Constant)


def joins_text(*sides):
    return any(isinstance(side, ast.JoinedStr) or isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)


def imports_solver(node):
    if isinstance(node, ast.Import):
        modules = [alias.name for alias in node.names]
    else:
        modules = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return any(module.partition(".")[0] in SOLVERS or f"{module}.".startswith("scipy.optimize.") for module in modules)


def imported_names(tree):
    """Local name to the full name it stands for."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                whole = alias.name if alias.asname else alias.name.partition(".")[0]
                names[alias.asname or whole] = whole
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def full_name(node, imported):
    if isinstance(node, ast.Attribute):
        return f"{full_name(node.value, imported)}.{node.attr}"
    return imported.get(node.id, node.id) if isinstance(node, ast.Name) else ""


def named_functions(tree):
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield node.name, node
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))


def called_function(node):
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in ("self", "cls"):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def counted(count, word, plural=None):
    return f"{count} {word if count == 1 else plural or word + 's'}"
