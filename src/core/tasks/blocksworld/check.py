import re


def stack_named(name):
    names = list(puzzle["stacks"])
    return next((known for known in names if known.lower().endswith(name.lower())), None)


def problem_of(answer):
    stacks = {name: list(puzzle["initial"].get(name, [])) for name in puzzle["stacks"]}
    for move in re.findall(r"(?i)move\s+(\w+)\s+from\s+(?:stack\s*)?(\w+)\s+to\s+(?:stack\s*)?(\w+)", answer):
        block, source, target = move[0], stack_named(move[1]), stack_named(move[2])
        if source is None or target is None or source == target:
            return f"there is no way from {move[1]} to {move[2]}"
        if not stacks[source] or stacks[source][-1] != block:
            return f"{block} is not on top of {source}"
        stacks[target].append(stacks[source].pop())
    for name in puzzle["stacks"]:
        if stacks[name] != list(puzzle["goal"].get(name, [])):
            return f"{name} ends as {stacks[name]}, not as wanted"
    return None
