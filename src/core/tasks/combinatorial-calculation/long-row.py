# Work from the left, ((a op b) op c) op ..., and remember for each value how it was reached.
# The row is long, so whole numbers of moderate size are plenty to reach the target.
LIMIT = 500 + 2 * abs(target)
tables = [{numbers[0]: None}]
for number in numbers[1:]:
    table = {}
    for value in tables[-1]:
        results = [("+", value + number), ("-", value - number), ("*", value * number)]
        if value % number == 0:
            results.append(("/", value // number))
        for operator, result in results:
            if abs(result) <= LIMIT:
                table.setdefault(result, (value, operator))
    tables.append(table)

# Read the operators off backwards, from the target to the first number.
operators = []
value = target
for table in reversed(tables[1:]):
    value, operator = table[value]
    operators.append(operator)
operators.reverse()

tokens = [str(numbers[0])]
last = "*"
for operator, number in zip(operators, numbers[1:]):
    if operator in "*/" and last in "+-":
        tokens = ["(", *tokens, ")"]
    tokens += [operator, str(number)]
    last = operator

print(f"<<<[{', '.join(tokens)}]>>>")
