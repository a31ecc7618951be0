import ast
import operator
from fractions import Fraction

OPERATIONS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def value_of(node, used):
    """Exact value of the expression; the numbers it uses are noted on the way."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        used.append(node.value)
        return Fraction(node.value)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](value_of(node.left, used), value_of(node.right, used))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -value_of(node.operand, used)
    raise ValueError("it holds more than whole numbers, + - * / and brackets")


def can_reach(values, target):
    """Take any two values, put what they join to in their place, until one is left."""
    if len(values) == 1:
        return values[0] == target
    for i in range(len(values)):
        for j in range(i):
            a, b = values[i], values[j]
            rest = [value for k, value in enumerate(values) if k not in (i, j)]
            joined = {a + b, a - b, b - a, a * b}
            if b != 0:
                joined.add(a / b)
            if a != 0:
                joined.add(b / a)
            if any(can_reach(rest + [value], target) for value in joined):
                return True
    return False


def expression_problem(answer, numbers_problem):
    """What is wrong with an expression; numbers_problem says what is wrong with the numbers it uses."""
    numbers, target = puzzle["numbers"], puzzle["target"]
    if not any(character.isdigit() for character in answer):
        if len(numbers) > 5:
            return "it is no expression"
        reachable = can_reach([Fraction(number) for number in numbers], target)
        return f"it says that there is no solution, but {target} can be reached" if reachable else None
    if len(answer) > 400 + 60 * len(numbers):
        return "it is far too long for these numbers"
    text = answer.split("=")[0].translate(str.maketrans("×÷−[]", "*/-()", "'\","))
    used = []
    try:
        value = value_of(ast.parse(text.strip(), mode="eval").body, used)
    except ZeroDivisionError:
        return "it divides by zero"
    except (SyntaxError, ValueError) as error:
        return f"it cannot be evaluated ({error})"
    problem = numbers_problem(used)
    if problem is not None:
        return problem
    if value != target:
        return f"its value is {value}, not {target}"
    return None
