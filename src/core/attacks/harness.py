"""
Tries each attack and keeps what came of it. Promises are kept between two programs, so a later program of the same session asks for
the outcomes. `given` is set before this: where things are, and the attacks as id to body of a function.
"""

import asyncio, json, textwrap

import js
from pyodide.ffi import JsProxy, create_proxy, jsnull, to_js


def find_global():
    """The worker's global object. In the interpreter that made the memory snapshot, Pyodide's `js` is a wrapper without its powers."""
    found = []
    js.addEventListener("attack", create_proxy(lambda event: found.append(event.target)))
    js.dispatchEvent(js.Event.new("attack"))
    return found[0]


js = find_global()
# WebKit's own errors (of a request that was blocked, say) have no `stack`. Pyodide takes such a thing for no error at all, and a
# promise that was refused with it would never be done.
if not hasattr(js.Error.prototype, "stack"):
    js.Error.prototype.stack = ""
PAGE, ELSEWHERE, DECOY = given["page"], given["elsewhere"], given["decoy"]
LONGEST = 300
# Each is a pair: "refused" and how, or "got" and the loot. Missing as long as nothing has answered.
outcomes = {}
futures = {}
# Of attacks whose loot shows only when the program has ended, and some moments after the first who asks.
looks = {}
waiting = {}
blocked = []


def address(name, place=ELSEWHERE):
    """One of its own for each attack, so that a recorder, or the browser's report of what it blocked, tells which it was."""
    return f"{place}attack/{name}"


def first(target, good, *bad):
    """A promise of the first of some events."""
    waiting = js.Promise.withResolvers()
    setattr(target, f"on{good}", create_proxy(lambda event: waiting.resolve(good)))
    for name in bad:
        setattr(target, f"on{name}", create_proxy(lambda event: waiting.reject(f"event {event.type}")))
    return waiting.promise


def keep(name, value):
    # An empty list of what the page keeps is none: something lies in each of its storages.
    if value is None or value is jsnull or str(value) == "":
        outcomes[name] = ("refused", "nothing is there")
    else:
        outcomes[name] = ("got", str(value)[:LONGEST])


def refuse(name, error):
    text = f"{type(error).__name__}: {error}" if isinstance(error, BaseException) else str(error)
    outcomes[name] = ("refused", text[:LONGEST])


def attempt(name, body):
    try:
        exec(f"def attack():\n{textwrap.indent(body, '    ')}", globals())
        value = attack()
    except Exception as error:
        refuse(name, error)
        return
    if isinstance(value, asyncio.Future):
        futures[name] = value
    elif isinstance(value, JsProxy) and hasattr(value, "then"):
        value.then(lambda loot: keep(name, loot), lambda error: refuse(name, error))
    elif callable(value):
        waiting[name] = value
    else:
        keep(name, value)


def look():
    """What can be known by now, as JSON. A promise that JavaScript returned is a future here, and no loop runs that would tell."""
    for name, future in list(futures.items()):
        if not future.done():
            continue
        del futures[name]
        if future.cancelled() or future.exception() is not None:
            refuse(name, "cancelled" if future.cancelled() else future.exception())
        else:
            keep(name, future.result())
    for name, seen in list(looks.items()):
        del looks[name]
        keep(name, seen())
    looks.update(waiting)
    waiting.clear()
    return json.dumps({"outcomes": outcomes, "blocked": blocked})


def pass_over(event):
    """Asked for a list of databases, Chromium rejects the promise it gives and another one, without a reason, that nobody can get hold of."""
    if event.reason is None:
        event.preventDefault()


js.addEventListener("unhandledrejection", create_proxy(pass_over))
js.addEventListener("securitypolicyviolation", create_proxy(lambda event: blocked.append(str(event.blockedURI)[:LONGEST])))
for name, body in given["attacks"].items():
    attempt(name, body)
