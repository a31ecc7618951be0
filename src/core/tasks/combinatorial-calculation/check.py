def numbers_problem(used):
    """Every given number is used once, in the given order."""
    if used != puzzle["numbers"]:
        return f"it uses the numbers {used}, but they have to be {puzzle['numbers']} in this order"
    return None


def problem_of(answer):
    return expression_problem(answer, numbers_problem)
