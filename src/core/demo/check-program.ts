import type { AnyFamily } from '../tasks/family.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import { CONSTRAINT_CHECKS } from './constraint-checks.ts';
import { pythonString } from './weak-program.ts';

/**
 * An honest test of an answer, as a program: where many answers are right, every rule of the puzzle is checked; elsewhere
 * the answer is calculated again by the family's own method and compared. Its last line begins with Correct or Incorrect.
 */
export function checkProgram(family: AnyFamily, instance: unknown, answer: string): string {
	const check = CONSTRAINT_CHECKS[family.id];
	if (check === undefined) {
		return comparisonCheck(
			family.python(instance),
			answer,
			MATHEMATICAL.has(family.id) ? SAME_VALUE : SAME_TEXT,
		);
	}
	return `import json

puzzle = json.loads(${pythonString(JSON.stringify(instance))})
answer = ${pythonString(answer)}

${check}
problem = problem_of(answer.strip())
print("Correct" if problem is None else f"Incorrect: {problem}")
`;
}

/** Runs the honest program with its output caught, then compares what stands between the markers. */
export function comparisonCheck(program: string, answer: string, comparison = SAME_TEXT): string {
	return `import io
import sys

# Work the answer out again, with the output caught instead of shown.
screen, sys.stdout = sys.stdout, io.StringIO()

${program.trimEnd()}

recomputed = sys.stdout.getvalue()
sys.stdout = screen
recomputed = recomputed[recomputed.rindex("<<<") + 3:recomputed.rindex(">>>")].strip()
given = ${pythonString(answer)}

${comparison}
if is_same(given, recomputed):
    print("Correct")
else:
    print(f"Incorrect: the answer given is {given!r}, but working it out again gives {recomputed!r}")
`;
}

/** Answers that are values, written as decimals here and as roots or fractions there. */
const MATHEMATICAL = new Set<FamilyId>(['math-geometry', 'math-counting-and-probability']);

const SAME_TEXT = `import re
from fractions import Fraction


def same_piece(left, right):
    "Equal, or the same number; long decimals may have been rounded."
    if left == right:
        return True
    try:
        difference = abs(Fraction(left) - Fraction(right))
    except (ValueError, ZeroDivisionError):
        return False
    places = min(len(text.partition(".")[2]) for text in (left, right))
    return difference == 0 or places >= 3 and difference <= Fraction(6, 10 ** (places + 1))


def is_same(left, right):
    "Spacing, quotes, brackets and the way a number is written do not matter."
    a, b = (re.findall("[^\\\\s\\\\[\\\\](){},;'\\"]+", text.lower()) for text in (left, right))
    return "".join(a) == "".join(b) or (len(a) == len(b) and all(map(same_piece, a, b)))

`;

const SAME_VALUE = `import ast
import math
import operator
import re

OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
}


def formula(text):
    """Fractions, roots, powers and pi of LaTeX as Python writes them."""
    text = re.sub(r"\\\\(?:left|right|,|!)|[$%,](?=\\d{3}\\b)|[$%]", "", text).replace("dfrac", "frac")
    before = None
    while text != before:
        before = text
        text = re.sub(r"\\\\frac\\s*\\{([^{}]*)\\}\\s*\\{([^{}]*)\\}", r"((\\1)/(\\2))", text)
        text = re.sub(r"\\\\sqrt\\s*\\{([^{}]*)\\}", r"((\\1)**0.5)", text)
        text = re.sub(r"\\^\\s*\\{([^{}]*)\\}", r"**(\\1)", text)
    for latex, python in (("\\\\cdot", "*"), ("\\\\times", "*"), ("\\\\pi", "pi"), ("^", "**")):
        text = text.replace(latex, python)
    return re.sub(r"(?<=[\\d)i])\\s*(?=[(p])", "*", text).strip()


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
    try:
        a, b = values_of(left), values_of(right)
    except (SyntaxError, ValueError, ArithmeticError):
        return False
    return len(a) == len(b) and all(math.isclose(x, y, rel_tol=1e-6, abs_tol=1e-9) for x, y in zip(a, b))

`;
