"""Text in disguise: a program that only prints what its writer had thought up before.

The test is static and asks where each printed value comes from. Literals, and literals joined, formatted or handed through names
and functions, are thought up; anything an operator, a comparison, a call, a slice or a change in place works out is computed.
"""

import ast, re
from dataclasses import dataclass

FORMATTERS = {"str", "repr", "format", "int", "float"}
# Methods that put something into what they are called on; any other one called for itself may change it.
ADDING = {"append", "add", "extend", "update"}
# How a number is written otherwise than it stands: in another base, as a sign, with a power of ten, as percent.
CONVERSION = re.compile(r"[bcoxXeE%]$")
CONVERSIONS = re.compile(r":[^{}]*[bcoxXeE%]\}|%[-+ #0\d.]*[coxXeE]")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass
class Disguise:
    why: str
    outputs: list


def find_disguise(tree, nodes, prose):
    """For a program without loop, recursion and solver; None when it computes what it prints, or prints nothing."""
    outputs = find_outputs(tree, nodes)
    origins = Origins(nodes)
    if not outputs or not all(origins.is_thought_up(value) for _, values in outputs for value in values):
        return None
    texts = [" ".join(origins.text(value) or "" for value in values) for _, values in outputs]
    told = next((text for text in texts if stands_in(text, prose)), None)
    printing = [node for node, _ in outputs]
    if decides(nodes, origins):
        # Which of several literals is printed is a result too; a single one, known beforehand, is not.
        return Disguise(already_told(told), printing) if told and len(set(texts)) == 1 else None
    if told:
        return Disguise(already_told(told), printing)
    calculates = any(isinstance(node, ast.BinOp) and not origins.is_thought_up(node) for node in nodes)
    unused = "; what it calculates is never printed" if calculates else ""
    return Disguise(f"it only prints what was written into it{unused}", printing)


def already_told(text):
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    return f"it prints “{shown}”, which already stands in the text before the code"


def stands_in(text, prose):
    """Whether the prose says the printed text, or the answer inside its marks, as words of its own."""
    marked = re.search("<<<(.*?)>>>", text, re.DOTALL)
    for candidate in (text, marked.group(1) if marked else ""):
        words = candidate.split()
        if words and any(character.isalnum() for character in candidate):
            pattern = r"\s+".join(re.escape(word) for word in words)
            if re.search(rf"(?<![\w.]){pattern}(?!\w|\.\d)", prose):
                return True
    return False


def find_outputs(tree, nodes):
    """(node, printed values) of each print; of the last line, whose value is shown, when nothing is printed."""
    outputs = []
    for node in nodes:
        if isinstance(node, ast.Call) and node.args and prints(node.func):
            outputs.append((node, node.args))
    if not outputs and tree.body and isinstance(tree.body[-1], ast.Expr):
        last = tree.body[-1].value
        is_docstring = len(tree.body) == 1 and isinstance(last, ast.Constant) and isinstance(last.value, str)
        if not is_docstring:
            outputs.append((last, [last]))
    return outputs


def prints(function):
    match function:
        case ast.Name(id="print"):
            return True
        case ast.Attribute(attr="write", value=ast.Attribute(attr="stdout", value=ast.Name(id="sys"))):
            return True
    return False


def decides(nodes, origins):
    return any(
        isinstance(node, (ast.Try, ast.TryStar, ast.Match))
        or isinstance(node, (ast.If, ast.Assert)) and not is_main_guard(node) and not origins.is_thought_up(node.test)
        for node in nodes
    )


def is_main_guard(node):
    return ast.unparse(node.test).replace('"', "'") in ("__name__ == '__main__'", "'__main__' == __name__")


class Origins:
    """Where values come from. Names are looked up without regard to scope or order: one computed binding makes a name computed."""

    def __init__(self, nodes):
        self.bindings = {}
        self.functions = {}
        self.asking = set()
        for node in nodes:
            if isinstance(node, FUNCTIONS):
                self.functions.setdefault(node.name, []).append(node)
        for node in nodes:
            self.bind(node)

    def bind(self, node):
        match node:
            case ast.Assign():
                for target in node.targets:
                    self.bind_target(target, node.value)
            case ast.AnnAssign() if node.value is not None:
                self.bind_target(node.target, node.value)
            case ast.NamedExpr():
                self.bind_target(node.target, node.value)
            case ast.AugAssign():
                joined = ast.BinOp(left=ast.Constant(value=""), op=node.op, right=node.value)
                self.bind_target(node.target, joined if is_text(node.value) else None)
            case ast.arg():
                self.bindings.setdefault(node.arg, [])
            case ast.Call(func=ast.Name(id=name)) if name in self.functions:
                self.bind_arguments(self.functions[name], node)
            case ast.Expr(value=ast.Call() as call):
                self.bind_changed(call)
            case ast.Delete():
                for target in node.targets:
                    self.bind_target(target, None)
            case ast.Name(ctx=ast.Store()):
                self.bindings.setdefault(node.id, [])
            case ast.Import() | ast.ImportFrom():
                for alias in node.names:
                    self.bindings.setdefault(alias.asname or alias.name, []).append(None)

    def bind_target(self, target, value):
        if isinstance(target, ast.Name):
            self.bindings.setdefault(target.id, []).append(value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            parts = value.elts if isinstance(value, (ast.Tuple, ast.List)) and len(value.elts) == len(target.elts) else None
            for index, part in enumerate(target.elts):
                self.bind_target(part, parts[index] if parts else None)
        elif isinstance(target, ast.Starred):
            self.bind_target(target.value, None)
        elif isinstance(target, ast.Subscript):
            # Filling a list or dictionary adds a value to it; a part of something put elsewhere changes its order.
            self.bind_target(target.value, None if isinstance(value, ast.Subscript) else value)

    def bind_changed(self, call):
        """A call for itself, `x.sort()` or `shuffle(x)`, whose result nobody takes: it may change what it is given."""
        match call.func:
            case ast.Attribute(attr=method, value=ast.Name(id=name)) if name in self.bindings:
                self.bindings[name] += call.args if method in ADDING else [None]
        if not prints(call.func) and not (isinstance(call.func, ast.Name) and call.func.id in self.functions):
            for value in call.args:
                if isinstance(value, ast.Name) and self.is_container(value):
                    self.bindings[value.id].append(None)

    def is_container(self, node):
        bound = self.bindings.get(node.id, [])
        return any(isinstance(value, (ast.List, ast.Dict, ast.Set)) for value in bound)

    def is_text(self, node):
        """A text, whose parts are its letters; those of a list are what was written into it."""
        if isinstance(node, ast.Name):
            bound = self.bindings.get(node.id)
            return bool(bound) and all(isinstance(value, ast.Constant) and isinstance(value.value, str) for value in bound)
        return is_text(node)

    def bind_arguments(self, functions, call):
        for function in functions:
            names = [argument.arg for argument in function.args.posonlyargs + function.args.args]
            for name, value in [*zip(names, call.args), *((keyword.arg, keyword.value) for keyword in call.keywords)]:
                self.bindings.setdefault(name, []).append(None if isinstance(value, ast.Starred) else value)

    def is_thought_up(self, node):
        match node:
            case ast.Constant():
                return True
            case ast.JoinedStr():
                return all(self.is_thought_up(part) for part in node.values)
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[*_, ast.Constant(value=str(spec))])) if CONVERSION.search(spec):
                return False
            case ast.Starred():
                return not self.is_text(node.value) and self.is_thought_up(node.value)
            case ast.FormattedValue() | ast.NamedExpr():
                return self.is_thought_up(node.value)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd()):
                return isinstance(node.operand, ast.Constant)
            case ast.Tuple() | ast.List() | ast.Set():
                return all(self.is_thought_up(part) for part in node.elts)
            case ast.Dict():
                return all(part is not None and self.is_thought_up(part) for part in [*node.keys, *node.values])
            case ast.Subscript():
                return not self.is_text(node.value) and self.is_thought_up(node.value) and self.is_thought_up(node.slice)
            case ast.BinOp():
                if isinstance(node.op, ast.Mod) and converts(node.left):
                    return False
                joins = is_text(node.left) or isinstance(node.op, ast.Add) and is_text(node.right)
                return joins and self.is_thought_up(node.left) and self.is_thought_up(node.right)
            case ast.Compare(ops=signs) if all(isinstance(sign, (ast.Eq, ast.NotEq, ast.Is, ast.IsNot)) for sign in signs):
                # Whether what was thought up is the same as what was thought up is known beforehand; which is larger may not be.
                return all(self.is_thought_up(part) for part in [node.left, *node.comparators])
            case ast.BoolOp():
                return all(self.is_thought_up(part) for part in node.values)
            case ast.UnaryOp(op=ast.Not()):
                return self.is_thought_up(node.operand)
            case ast.IfExp():
                return all(self.is_thought_up(part) for part in [node.test, node.body, node.orelse])
            case ast.Name():
                return self.is_name_thought_up(node.id)
            case ast.Call():
                return self.is_call_thought_up(node)
        return False

    def is_name_thought_up(self, name):
        if name in self.asking:
            return True
        self.asking.add(name)
        bindings = self.bindings.get(name)
        found = bool(bindings) and all(value is not None and self.is_thought_up(value) for value in bindings)
        self.asking.discard(name)
        return found

    def is_call_thought_up(self, node):
        given = [*node.args, *(keyword.value for keyword in node.keywords)]
        match node.func:
            case ast.Name(id=name) if name in self.functions:
                return self.returns_thought_up(name)
            case ast.Name(id=name) if name in FORMATTERS and name not in self.bindings:
                return len(given) == 1 and self.is_thought_up(given[0])
            case ast.Attribute(attr="join") if any(self.is_text(value) for value in given):
                return False
            case ast.Attribute(attr="format", value=pattern) if converts(pattern):
                return False
            case ast.Attribute(attr="format" | "join", value=pattern):
                return all(self.is_thought_up(value) for value in [pattern, *given])
            case ast.Attribute(attr=name) if name in self.functions:
                return self.returns_thought_up(name)
        return False

    def returns_thought_up(self, name):
        values = [
            node.value
            for function in self.functions[name]
            for node in ast.walk(function)
            if isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom))
        ]
        return bool(values) and all(value is not None and self.is_thought_up(value) for value in values)

    def text(self, node):
        """The printed text, where it can be told without running anything."""
        match node:
            case ast.Constant():
                return str(node.value)
            case ast.JoinedStr():
                parts = [self.text(part) for part in node.values]
                return None if None in parts else "".join(parts)
            case ast.FormattedValue(format_spec=None) | ast.NamedExpr():
                return self.text(node.value)
            case ast.Name():
                bindings = self.bindings.get(node.id, [])
                return self.text(bindings[0]) if len(bindings) == 1 and isinstance(bindings[0], ast.Constant) else None
            case ast.BinOp(op=ast.Add()) if is_text(node.left) or is_text(node.right):
                left, right = self.text(node.left), self.text(node.right)
                return None if left is None or right is None else left + right
            case ast.Call(func=ast.Name(id="str"), args=[value]):
                return self.text(value)
        return None


def converts(pattern):
    return isinstance(pattern, ast.Constant) and isinstance(pattern.value, str) and CONVERSIONS.search(pattern.value) is not None


def is_text(node):
    if isinstance(node, ast.BinOp):
        return is_text(node.left) or is_text(node.right)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in ("str", "repr", "format")
    return isinstance(node, ast.JoinedStr) or isinstance(node, ast.Constant) and isinstance(node.value, str)
