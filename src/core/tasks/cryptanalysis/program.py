# Each guess: digits, their feedback, letters, their feedback. Feedback: symbols in place,
# misplaced, wrong, and the hint about the wrong ones.
from itertools import permutations
import json
import string


def feedback(guess, code):
    exact = sum(g == c for g, c in zip(guess, code))
    misplaced = sum(g in code for g in guess) - exact
    wrong = [g for g in guess if g not in code]
    hint = "none"
    if wrong and all(g < min(code) for g in wrong):
        hint = "low"
    elif wrong and all(g > max(code) for g in wrong):
        hint = "high"
    return [exact, misplaced, len(wrong), hint]


# Digits and letters are judged separately, so each half can be searched alone.
digit_codes = [
    code for code in permutations(string.digits, 2)
    if all(feedback(digits, code) == told for digits, told, _, _ in guesses)
]
letter_codes = [
    code for code in permutations(string.ascii_uppercase, 2)
    if all(feedback(letters, code) == told for _, _, letters, told in guesses)
]

print(len(digit_codes) * len(letter_codes), "consistent code(s)")
print("<<<" + json.dumps(list(digit_codes[0] + letter_codes[0])) + ">>>")
