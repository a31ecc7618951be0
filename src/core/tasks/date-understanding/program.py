wanted = shift(today, unit, amount)
letter = options[wanted.strftime("%m/%d/%Y")]

print(f"<<<({letter})>>>")
