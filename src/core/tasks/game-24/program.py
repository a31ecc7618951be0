# Take any two numbers, replace them by their sum, difference, product or quotient,
# and go on until one number is left. Fractions keep the arithmetic exact.
items = [(Fraction(number), str(number)) for number in numbers]
for value, text in join_all(items):
    if value == target:
        print(f"<<<{text}>>>")
        break
