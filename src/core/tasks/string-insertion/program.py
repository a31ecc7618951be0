# Looks up every window of the ORIGINAL text and inserts behind it what belongs there.
width = len(next(iter(insertions)))  # all triggers have the same length

result = ""
for end in range(1, len(text) + 1):
    result += text[end - 1]
    window = text[max(0, end - width):end]
    result += insertions.get(window, "")

print(f"<<<{result}>>>")
