import ast
import math
import operator
import re

LONGEST = 500

OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
}


def formula(text):
    """Fractions, roots, powers and pi of LaTeX as Python writes them."""
    text = re.sub(r"\\(?:left|right|,|!)|[$%,](?=\d{3}\b)|[$%]", "", text).replace("dfrac", "frac")
    before = None
    while text != before:
        before = text
        text = re.sub(r"\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", r"((\1)/(\2))", text)
        text = re.sub(r"\\sqrt\s*\{([^{}]*)\}", r"((\1)**0.5)", text)
        text = re.sub(r"\^\s*\{([^{}]*)\}", r"**(\1)", text)
    for latex, python in (("\\cdot", "*"), ("\\times", "*"), ("\\pi", "pi"), ("^", "**")):
        text = text.replace(latex, python)
    return re.sub(r"(?<=[\d)i])\s*(?=[(p])", "*", text).strip()


def value_of(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    if isinstance(node, ast.Name) and node.id == "pi":
        return math.pi
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        return -value_of(node.operand) if isinstance(node.op, ast.USub) else value_of(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](value_of(node.left), value_of(node.right))
    raise ValueError("not a value")


def values_of(text):
    body = ast.parse(formula(text), mode="eval").body
    return [value_of(node) for node in (body.elts if isinstance(body, ast.Tuple) else [body])]


def is_same(left, right):
    """Equal as text or, number by number, as values."""
    if left.split() == right.split():
        return True
    if len(left) > LONGEST or len(right) > LONGEST:
        return False
    try:
        a, b = values_of(left), values_of(right)
    except (SyntaxError, ValueError, ArithmeticError):
        return False
    return len(a) == len(b) and all(math.isclose(x, y, rel_tol=1e-6, abs_tol=1e-9) for x, y in zip(a, b))
