"""The symbolic checker: how much does a program compute, and does it compute at all?

Three scores over the same text: the published rule (arXiv 2502.04350, section 4) with its known false hits, the same with a real
tokenizer, and one over the syntax tree. Called by kernel.ts; the result is JSON text of the shape `CodeAnalysis`.
"""

import ast, io, json, re, sys, tokenize
from itertools import accumulate

from sandbox_chains import shorten
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
# The published rule looks for letters, wherever they stand.
PUBLISHED_WORDS = tuple(re.compile(words) for words in ("for|while", "if|elif|else", "try|except"))
SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%", ast.Pow: "**", ast.MatMult: "@",
    ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
}
# Of keywords and operators no more than these have a place of their own; the rest is summed up.
PLACES = 2_000
PLENTY = {"keyword", "letters", "arithmetic"}
# One line per finding is the published rule; beyond this many of a kind the rest is counted.
LINES_PER_FLAG = 20
# Plain calls of Python take none of the browser's stack, and a tree may be as deep as Python could parse.
DEPTH = 100_000


def analyse(code, prose):
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(DEPTH)
    try:
        return read(code, prose)
    except (RecursionError, MemoryError):
        return json.dumps({"kind": "unavailable", "reason": "The code is nested more deeply than a page's Python can read"})
    finally:
        sys.setrecursionlimit(usual)


def read(code, prose):
    removed = arithmetic = 0
    readable = code
    try:
        try:
            tree = ast.parse(code)
        except (RecursionError, MemoryError):
            shortened = shorten(code)
            if shortened is None:
                raise
            readable, removed, arithmetic = shortened.code, shortened.operators, shortened.arithmetic
            tree = ast.parse(readable)
    except SyntaxError as error:
        message = {"kind": "syntax-error", "message": error.msg, "line": error.lineno or 1, "column": max(error.offset or 1, 1)}
        return json.dumps(message)
    except ValueError as error:
        return json.dumps({"kind": "unavailable", "reason": f"The code is not text that Python can read: {error}"})
    nodes = list(ast.walk(tree))
    operators = [node for node in nodes if isinstance(node, ast.BinOp)]
    keywords = find_keywords(code)
    reading = Reading(readable, nodes, removed, arithmetic)
    reading.mark_words(code, keywords)
    disguise = None if reading.computes_by_structure() else find_disguise(tree, nodes, prose)
    for call in disguise.outputs if disguise else ():
        reading.mark("disguise", call)
    return json.dumps(
        {
            "kind": "analysed",
            "published": published(code, nodes, operators, removed),
            "keywords": {"score": len(keywords) + OPERATOR_WEIGHT * (len(operators) + removed)},
            "tree": reading.report(),
            "disguise": disguise.why if disguise else None,
            "lines": reading.explain() + ([f"Text in disguise: {disguise.why}"] if disguise else []),
            "marks": sorted(reading.marks, key=lambda mark: (mark["line"], mark["column"])),
            "unplaced": reading.unplaced,
        }
    )


def published(code, nodes, operators, removed):
    """The rule as published: words inside words, comments and strings count. `removed` operators are in no node."""
    words = sum(len(pattern.findall(code)) for pattern in PUBLISHED_WORDS)
    count = len(operators) + removed
    score = words + OPERATOR_WEIGHT * count
    searching = [found for node in nodes if (found := published_search(node))]
    symbolic = [
        sentence
        for pattern, sentence in (
            (r"eval\(|exec\(", "the text calls eval or exec"),
            ("format", "the text contains the word format"),
            (r"f[\"']", "the letter f stands before a quotation mark"),
        )
        if re.search(pattern, code)
    ]
    numerical = [f"line {node.lineno}: {type(node.op).__name__}" for node in operators[:LINES_PER_FLAG]]
    return {
        "score": score,
        "flags": {"searching": bool(searching), "symbolic": bool(symbolic), "numerical": count > 0},
        "lines": [
            *explain_flag("Searching", searching, len(searching)),
            *explain_flag("Symbolic", symbolic, len(symbolic)),
            *explain_flag("Numerical", numerical, count),
            f"Complexity score: {score:g}",
        ],
    }


def explain_flag(flag, findings, count):
    shown = findings[:LINES_PER_FLAG]
    more = [f"{flag}: {count - len(shown)} more of this kind"] if count > len(shown) else []
    return [f"{flag}: {finding}" for finding in shown] + more


def published_search(node):
    """An asynchronous loop is no loop statement of the published rule, and of an import only the first name is looked at."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return f"line {node.lineno}: import of {node.names[0].name}" if "itertools" in node.names[0].name else None
    if isinstance(node, (ast.For, ast.While)):
        return f"line {node.lineno}: {type(node).__name__.lower()} statement"
    return None


def find_keywords(code):
    """Where they stand: (line from 1, characters before it on its line)."""
    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return {token.start for token in tokens if token.type == tokenize.NAME and token.string in KEYWORDS}


COUNTED = (
    ast.For, ast.AsyncFor, ast.While, ast.comprehension, ast.If, ast.IfExp, ast.match_case, ast.Try, ast.TryStar, ast.ExceptHandler,
    ast.BinOp, ast.AugAssign, ast.Import, ast.ImportFrom, ast.Call,
)


class Reading:
    """What the syntax tree says; comments and the contents of strings do not exist here."""

    def __init__(self, code, nodes, removed, arithmetic):
        """`removed` operators, `arithmetic` of which calculate something, were counted before, and are in no node."""
        self.lines = code.encode("utf-8", "replace").splitlines()
        self.columns = {}
        self.marks = []
        self.plenty = 0
        self.unplaced = {"count": removed, "published": OPERATOR_WEIGHT * removed, "tree": OPERATOR_WEIGHT * arithmetic}
        self.loops = self.branches = self.error_handling = self.solvers = self.searches = self.evaluations = 0
        self.arithmetic = arithmetic
        self.imported = imported_names(nodes)
        self.defined = {node.name for node in nodes if isinstance(node, FUNCTIONS)}
        self.literals = find_literals(nodes)
        self.recursive = self.find_recursion(nodes)
        for node in nodes:
            if isinstance(node, COUNTED):
                self.visit(node)

    def visit(self, node):
        match node:
            case ast.For() | ast.AsyncFor():
                self.loops += 1
                self.mark("loop", node, node.iter, tree=1)
            case ast.While():
                self.loops += 1
                self.mark("loop", node, node.test, tree=1)
            case ast.comprehension():
                self.loops += 1
                self.mark("loop", node.target, node.iter, tree=1)
                self.branches += len(node.ifs)
                for test in node.ifs:
                    self.mark("branch", test, tree=1)
            case ast.If():
                self.branches += 1
                self.mark("branch", node, node.test, tree=1)
            case ast.IfExp():
                self.branches += 1
                self.mark("branch", node, tree=1)
            case ast.match_case():
                self.branches += 1
                self.mark("branch", node.pattern, tree=1)
            case ast.Try() | ast.TryStar():
                self.error_handling += 1
                self.mark_word("error-handling", node, "try")
            case ast.ExceptHandler():
                self.error_handling += 1
                self.mark_word("error-handling", node, "except")
            case ast.BinOp():
                calculates = node not in self.literals and not joins_text(node.left, node.right)
                self.arithmetic += calculates
                self.mark_sign(node, node.left, node.right, published=OPERATOR_WEIGHT, tree=OPERATOR_WEIGHT * calculates)
            case ast.AugAssign() if not joins_text(node.value):
                self.arithmetic += 1
                self.mark_sign(node, node.target, node.value, tree=OPERATOR_WEIGHT)
            case ast.Import() | ast.ImportFrom() if imports_solver(node):
                self.mark("solver", node, tree=0 if self.solvers else SOLVER_WEIGHT)
                self.solvers += 1
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

    def find_recursion(self, nodes):
        """Functions that call themselves, directly or through one other function."""
        calls = {}
        for name, body in named_functions(nodes):
            for node in ast.walk(body):
                if isinstance(node, ast.Call):
                    calls.setdefault(name, {}).setdefault(called_function(node.func), []).append(node)
        recursive = set()
        for name, called in calls.items():
            ways = [other for other in called if other == name or name in calls.get(other, ())]
            if ways:
                recursive.add(name)
                for index, node in enumerate(node for way in ways for node in called[way]):
                    self.mark("recursion", node, tree=int(index == 0))
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

    def mark(self, kind, first, last=None, **adds):
        last = last or first
        self.add(kind, first.lineno, first.col_offset, last.end_lineno, last.end_col_offset, **adds)

    def mark_word(self, kind, node, word):
        self.add(kind, node.lineno, node.col_offset, node.lineno, node.col_offset + len(word), tree=1)

    def mark_sign(self, node, left, right, **adds):
        """The operator alone: between its operands stand brackets, comments and line ends besides."""
        sign = SIGNS[type(node.op)].encode()
        for line in range(left.end_lineno, min(right.lineno, len(self.lines)) + 1):
            text = self.lines[line - 1]
            start = left.end_col_offset if line == left.end_lineno else 0
            end = right.col_offset if line == right.lineno else len(text)
            comment = text.find(b"#", start, end)
            at = text.find(sign, start, end if comment < 0 else comment)
            if at >= 0:
                length = len(sign) + isinstance(node, ast.AugAssign)
                return self.add("arithmetic", line, at, line, at + length, **adds)
        self.mark("arithmetic", node, **adds)

    def mark_words(self, code, keywords):
        """What the published rule counts as a keyword; `letters` is what it finds in names, comments and texts."""
        for number, line in enumerate(re.split("\r\n|\r|\n", code), 1):
            found = sorted(match.span() for pattern in PUBLISHED_WORDS for match in pattern.finditer(line))
            columns = None if line.isascii() or not found else list(accumulate((1 + (sign > "\uffff") for sign in line), initial=1))
            for span in found:
                column, end = (place + 1 if columns is None else columns[place] for place in span)
                self.place("keyword" if (number, span[0]) in keywords else "letters", number, column, number, end, published=1)

    def add(self, kind, line, start, end_line, end, **adds):
        self.place(kind, line, self.column(line, start), end_line, self.column(end_line, end), **adds)

    def place(self, kind, line, column, end_line, end_column, **adds):
        if kind in PLENTY:
            self.plenty += 1
            if self.plenty > PLACES:
                self.unplaced["count"] += 1
                for score, points in adds.items():
                    self.unplaced[score] += points
                return
        place = {"line": line, "column": column, "endLine": end_line, "endColumn": end_column}
        self.marks.append({"kind": kind, **place, "adds": {score: points for score, points in adds.items() if points}})

    def column(self, line, offset):
        """The tree counts bytes of UTF-8 from 0; editors count UTF-16 units from 1."""
        text = self.lines[line - 1] if line <= len(self.lines) else b""
        if text.isascii():
            return min(offset, len(text)) + 1
        if line not in self.columns:
            # A character of four bytes is two units; bytes behind its first are none.
            self.columns[line] = list(accumulate(((byte >= 0xF0) + (byte < 0x80 or byte >= 0xC0) for byte in text), initial=1))
        return self.columns[line][min(offset, len(text))]


def find_literals(nodes):
    """What Python itself would fold: constants, and operators between constants. Children come behind their parents in `nodes`."""
    literals = set()
    for node in reversed(nodes):
        match node:
            case ast.Constant():
                literals.add(node)
            case ast.UnaryOp() if node.operand in literals:
                literals.add(node)
            case ast.BinOp() if node.left in literals and node.right in literals:
                literals.add(node)
    return literals


def joins_text(*sides):
    return any(isinstance(side, ast.JoinedStr) or isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)


def imports_solver(node):
    if isinstance(node, ast.Import):
        modules = [alias.name for alias in node.names]
    else:
        modules = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return any(module.partition(".")[0] in SOLVERS or f"{module}.".startswith("scipy.optimize.") for module in modules)


def imported_names(nodes):
    """Local name to the full name it stands for."""
    names = {}
    for node in nodes:
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


def named_functions(nodes):
    for node in nodes:
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
