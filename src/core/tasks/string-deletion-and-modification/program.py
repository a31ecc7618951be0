# Rewrites the string by the rules until none of them applies any more.


def apply(rule, text):
    """The text after one application of a rule; None when the rule does not apply."""
    when = rule["when"]
    if when == "start" and text.startswith(rule["letters"]):
        rest = text[len(rule["letters"]):]
    elif when == "end" and text.endswith(rule["letters"]):
        rest = text[:-len(rule["letters"])]
    elif when == "contain" and (at := text.find(rule["letters"], rule["from"])) >= 0:
        return text[:at] + rule["by"] + text[at + len(rule["letters"]):]
    elif when == "even" and text.count(rule["letter"]) > 0 and text.count(rule["letter"]) % 2 == 0:
        return text + rule["back"]
    elif when == "long" and len(text) > rule["length"]:
        middle = len(text) // 2
        return text[:middle] + text[middle + 1:]
    else:
        return None
    if "cut" in rule:  # letters that go at the end of the rest
        rest = rest[:-rule["cut"]]
    return rule["front"] + rest + rule["back"]


turn = skipped = 0
while skipped < len(rules):
    changed = apply(rules[turn], text)
    turn = (turn + 1) % len(rules)
    if changed is None:
        skipped += 1
    else:
        text, skipped = changed, 0
        if schedule == "restart":
            turn = 0  # every application leads back to the first rule

print(f"<<<{text}>>>")
