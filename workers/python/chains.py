"""Takes the middle of very long chains out of a program before Python's parser sees it.

The parser builds `a + b + c + …` and `if … elif … elif …` by recursion: some thousand terms are more than the stack of a web page. In
such a chain a plain operand can go together with the operator before it, and an `elif` may as well be an `if` of its own: the rest still
parses, and everything stays in its place.
"""

import io, keyword, tokenize
from dataclasses import dataclass

OPERATORS = frozenset("+ - * / // % ** @ << >> & | ^".split())
# Longer chains are shortened to this many operators.
KEPT = 100
LITERALS = (tokenize.NUMBER, tokenize.STRING, tokenize.FSTRING_END)
TEXTS = (tokenize.STRING, tokenize.FSTRING_START)
VALUES = frozenset(("True", "False", "None"))


@dataclass
class Shortened:
    code: str
    # Binary operators that were taken out, and how many of them calculate something (methods.md 7.3).
    operators: int
    arithmetic: int


@dataclass
class Level:
    """One bracket level: the operator that began the operand being read, the length of the chain, whether it is all literals."""

    operator: int | None = None
    length: int = 0
    literal: bool = True


def shorten(code):
    """None for a program whose tokens cannot be read."""
    try:
        tokens = [token for token in tokenize.generate_tokens(io.StringIO(code).readline) if token.type not in (tokenize.NL, tokenize.COMMENT)]
    except (tokenize.TokenError, SyntaxError):
        return None
    lines = code.splitlines(keepends=True)
    blanked, arithmetic = find_blanks(tokens)
    operators = 0
    for index in blanked:
        operators += is_operator(tokens, index)
        blank(lines, tokens[index])
    for token in tokens:
        if token.type == tokenize.NAME and token.string == "elif":
            (row, start), (_, end) = token.start, token.end
            lines[row - 1] = f"{lines[row - 1][:start]}if  {lines[row - 1][end:]}"
    return Shortened("".join(lines), operators, arithmetic)


def find_blanks(tokens):
    """Indices of the tokens to take out, and how many operators among them are arithmetic."""
    blanked = set()
    arithmetic = 0
    levels = [Level()]
    # Keywords read so far, and how many there were where the operand being read began: one with a keyword inside stays.
    words = 0
    since = [0]
    for index, token in enumerate(tokens):
        level = levels[-1]
        if is_operator(tokens, index):
            if level.operator is None:
                level.literal = ends_literal(tokens, index - 1)
            elif words == since[-1]:
                level.length += 1
                operand = range(level.operator, index)
                inner = tokens[level.operator + 1 : index]
                level.literal = level.literal and all(part.type in LITERALS for part in inner)
                if level.length > KEPT:
                    blanked.update(operand)
                    joins = any(part.type in TEXTS for part in inner)
                    inside = sum(is_operator(tokens, place) for place in operand[1:])
                    arithmetic += inside + (0 if level.literal or joins else 1)
            level.operator = index
            since[-1] = words
        elif token.string in ("(", "[", "{") and token.type == tokenize.OP:
            levels.append(Level())
            since.append(words)
        elif token.string in (")", "]", "}") and token.type == tokenize.OP:
            if len(levels) > 1:
                levels.pop()
                since.pop()
        elif is_word(token):
            words += 1
            levels[-1] = Level()
        elif breaks(tokens, index):
            levels[-1] = Level()
    return blanked, arithmetic


def is_operator(tokens, index):
    token = tokens[index]
    return token.type == tokenize.OP and token.string in OPERATORS and index > 0 and ends_operand(tokens[index - 1])


def ends_operand(token):
    if token.type == tokenize.NAME:
        return not is_word(token)
    return token.type in LITERALS or token.string in (")", "]", "}")


def ends_literal(tokens, index):
    return tokens[index].type in LITERALS


def is_word(token):
    return token.type == tokenize.NAME and keyword.iskeyword(token.string) and token.string not in VALUES


def breaks(tokens, index):
    """Ends a chain: commas, comparisons, assignments, line ends. Signs and the parts of an operand do not."""
    token = tokens[index]
    if token.type == tokenize.OP:
        return token.string not in (".", "+", "-", "~")
    return token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)


def blank(lines, token):
    (first, start), (last, end) = token.start, token.end
    for row in range(first, last + 1):
        line = lines[row - 1]
        begin = start if row == first else 0
        stop = end if row == last else len(line.rstrip("\r\n"))
        lines[row - 1] = line[:begin] + " " * (stop - begin) + line[stop:]
