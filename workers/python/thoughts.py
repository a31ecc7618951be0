"""think(instruction, value): what a program asks a model in the middle of its work (arXiv 2312.04474).

Called by harness.py. No program waits here: a question that has no answer yet leaves a stand-in, and whatever the program does
then counts for nothing. It is run again from its start when the page has the answers, and its last run meets no stand-in.
"""

import ast, builtins, sys

LENGTH_LIMIT = 4000
# Different questions of one run; those that need an answer to go on are asked in a later one.
MOST_ASKED = 8
# A loop that goes on asking the same comes to an end.
MOST_CALLS = 100

answers = {}
asks = []
calls = 0


class NeedsThought(BaseException):
    """No `except Exception` of a program may take it for a fault of its own."""


class StandIn:
    """Stands where an answer will be. It can be kept and handed on; whoever looks at it ends the run."""

    __slots__ = ()


def end_run(*arguments, **named):
    raise NeedsThought("the program waits for an answer of the model")


BINARY = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
LOOKS = (
    "abs await bool bytes call ceil complex contains delattr delitem enter eq exit float floor format fspath ge getattribute "
    "getitem gt hash index int invert iter le len lt ne neg next pos repr reversed round setattr setitem str trunc"
).split()
for word in LOOKS + [side + word for word in BINARY for side in ("", "r", "i")]:
    setattr(StandIn, f"__{word}__", end_run)


class No(str):
    """A no counts as false where a program only asks whether."""

    def __bool__(self):
        return False


def think(instruction, value=None):
    """Asks the model and returns what it answers: a text, a number, True or False, or a list."""
    global calls
    if not isinstance(instruction, str):
        raise TypeError("the first argument of think() is a text that says what is asked")
    about = repr(value)
    length = len(instruction) + len(about)
    if length > LENGTH_LIMIT:
        raise ValueError(f"think() takes up to {LENGTH_LIMIT} characters and got {length}: ask about a part of it")
    key = instruction, about
    if key in answers:
        answer = ast.literal_eval(answers[key])
        return No(answer) if answer == "no" else answer
    calls += 1
    if key not in asks_by_key():
        if len(asks) == MOST_ASKED:
            end_run()
        asks.append({"instruction": instruction, "value": about, "line": line_of(sys._getframe(1))})
    if calls > MOST_CALLS:
        end_run()
    return StandIn()


def asks_by_key():
    return {(ask["instruction"], ask["value"]) for ask in asks}


def line_of(frame):
    """1-based, of the program itself where a library called; None where it is not known."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("answer"):
            return frame.f_lineno
        frame = frame.f_back
    return None


def use(thoughts):
    """Before a program runs: gives it `think` with these answers, or takes it away where there is no model to ask."""
    global calls
    calls = 0
    answers.clear()
    asks.clear()
    if thoughts is None:
        if getattr(builtins, "think", None) is think:
            del builtins.think
        return
    answers.update(((thought["instruction"], thought["value"]), thought["answer"]) for thought in thoughts)
    builtins.think = think


def waiting():
    """How a run ended that met a question without an answer, whatever the program did then; None for any other."""
    if not asks:
        return None
    open_asks = f"{len(asks)} {'question' if len(asks) == 1 else 'questions'}"
    error = {"name": "NeedsThought", "message": f"{open_asks} for the model, then it runs again", "traceback": ""}
    if asks[0]["line"] is not None:
        error["line"] = asks[0]["line"]
    return {"kind": "raised", "error": error, "asks": list(asks)}
