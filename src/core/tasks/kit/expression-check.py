import re
from fractions import Fraction


def problem_of(answer):
    """Exact value with fractions, and the numbers used, against what is asked."""
    text = answer.split("=")[0].strip()
    if "," in text:
        text = text.strip("[]").replace(",", " ").replace("'", "").replace('"', "")
    text = text.translate(str.maketrans("×÷−[]", "*/-()")).strip()
    if not re.fullmatch(r"[\d+\-*/() ]{1,5000}", text) or "**" in text or "//" in text:
        return "it holds more than whole numbers, + - * / and brackets"
    problem = numbers_problem([int(number) for number in re.findall(r"\d+", text)])
    if problem is not None:
        return problem
    try:
        value = eval(re.sub(r"(\d+)", r"Fraction(\1)", text))
    except ZeroDivisionError:
        return "it divides by zero"
    except (SyntaxError, TypeError):
        return "it cannot be evaluated"
    return None if value == puzzle["target"] else f"its value is {value}, not {puzzle['target']}"
