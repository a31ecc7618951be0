import type { ExecutionResult } from '../../src/core/execution.ts';
import type { Kind } from './attack.ts';

/** What is named here must be so. */
type Ending = { readonly kind: ExecutionResult['kind'] } & Readonly<Record<string, unknown>>;

/** A whole program against the page, the machine or the programs after it. Every one is followed by an honest one. */
export interface ProgramAttack {
	readonly id: string;
	readonly kind: Kind;
	readonly says: string;
	readonly code: string;
	readonly limitMs?: number;
	/** How it ends. Anything else, and the attack got something. */
	readonly ends: Ending;
	/** Runs in an interpreter that is kept, and then this one in the same, or once the page has ended it. */
	readonly then?: { readonly code: string; readonly ends: Ending; readonly isAfterItsEnd?: true };
	/** `CATCH_PORT` runs before it, in the same session. */
	readonly isForger?: true;
	/** An honest program runs at the same time. */
	readonly hasNeighbour?: true;
	/** The page is loaded anew before the honest program. */
	readonly isFollowedByVisit?: true;
	/** As in a row of the table; tried after all others, since there it goes on. */
	readonly isOpen?: string;
	readonly isOpenIn?: string;
	/** Most characters that may come back of it. */
	readonly most?: number;
}

/**
 * A program that catches the port to the page for the next one of its session, in the moment the page speaks to it: `forge(text)` posts
 * what the JSON text says, `last()` is the number of the execution. (When the harness speaks no Python can run.)
 */
export const CATCH_PORT = `
import json, js
from pyodide.ffi import create_proxy, to_js
read = js.Object.getOwnPropertyDescriptor(js.MessageEvent.prototype, "data").get
caught = []
def data(event):
    request = js.Reflect.apply(read, event, to_js([]))
    caught[:] = [event.target, request.run]
    return request
getter = {"get": create_proxy(data, capture_this=True), "configurable": True}
js.Object.defineProperty(js.MessageEvent.prototype, "data", to_js(getter, dict_converter=js.Object.fromEntries))
def last(): return caught[1]
def forge(text): caught[0].postMessage(js.JSON.parse(text))
`;

const NO_REPLY = 'the interpreter sent something that is no reply';
const FLOOD_OF_MESSAGES = 'The program flooded the page with messages';
const FLOOD_OF_OUTPUT = 'The program flooded the page with output';
/** 256 KiB with their notice; what is printed comes twice, by stream and in its order, an error as its message and in its traceback. */
const CAPPED = 300 * 1024;

export const programAttacks: readonly ProgramAttack[] = [
	{
		id: 'endless-loop',
		kind: 'blocked event loop',
		says: 'never end',
		code: 'print("begun")\nwhile True: pass',
		limitMs: 1000,
		ends: { kind: 'timed-out', output: 'begun\n' },
	},
	{
		id: 'swallowed-interrupts',
		kind: 'blocked event loop',
		says: 'never end, and catch whatever would end it',
		code: 'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
		limitMs: 1000,
		ends: { kind: 'timed-out' },
	},
	{
		id: 'regular-expression',
		kind: 'regular expressions',
		says: 'a regular expression that would try for years',
		code: 'import re\nre.match(r"(a+)+$", "a" * 40 + "b")',
		limitMs: 1000,
		ends: { kind: 'timed-out' },
	},
	{
		id: 'long-call',
		kind: 'blocked event loop',
		says: 'never end, inside one long call of Python itself',
		code: 'import itertools\nprint("begun")\nsum(itertools.repeat(0))',
		limitMs: 1000,
		ends: { kind: 'timed-out', output: 'begun\n' },
		isOpen:
			'It is ended for the page, but WebKit ends no WebAssembly that calls no JavaScript: a processor stays busy',
		isOpenIn: 'WebKitGTK',
	},
	{
		id: 'memory',
		kind: 'memory',
		says: 'fill the memory',
		code: 'kept = []\nwhile True:\n    kept.append(bytearray(100_000_000))',
		limitMs: 60_000,
		ends: { kind: 'raised', error: { name: 'MemoryError', line: 3 } },
	},
	{
		id: 'recursion',
		kind: 'recursion',
		says: 'call itself without end',
		code: 'import sys\nsys.setrecursionlimit(10**6)\ndef f(n): return f(n + 1)\nf(0)',
		limitMs: 60_000,
		ends: { kind: 'raised', error: { name: 'RecursionError' } },
	},
	{
		id: 'output',
		kind: 'output floods',
		says: 'print without end',
		code: 'while True: print("0123456789" * 100)',
		limitMs: 1500,
		ends: { kind: 'timed-out', truncated: true },
		most: 2 * CAPPED,
	},
	{
		id: 'long-line',
		kind: 'output floods',
		says: 'print a line of 10 MB',
		code: 'print("x" * 10_000_000)',
		ends: { kind: 'finished', truncated: true },
		most: 2 * CAPPED,
	},
	{
		id: 'long-value',
		kind: 'output floods',
		says: 'end with a value of 10 MB',
		code: '"x" * 10_000_000',
		ends: { kind: 'finished' },
		most: CAPPED,
	},
	{
		id: 'long-error',
		kind: 'output floods',
		says: 'fail with a message of 10 MB',
		code: 'raise ValueError("x" * 10_000_000)',
		ends: { kind: 'raised', error: { name: 'ValueError' } },
		most: 2 * CAPPED,
	},
	{
		id: 'forged-long-error',
		kind: 'reply floods',
		says: 'forge an error with a message of 10 MB',
		isForger: true,
		code: `error = {"name": "E", "message": "x" * 10_000_000, "traceback": ""}
forge(json.dumps({"kind": "ended", "run": last(), "outcome": {"kind": "raised", "error": error}, "figures": [], "ms": 1}))`,
		ends: { kind: 'crashed', reason: NO_REPLY },
		most: CAPPED,
	},
	{
		id: 'messages',
		kind: 'reply floods',
		says: 'flood the page with messages',
		isForger: true,
		code: `while True: forge(f'{{"kind": "started", "run": {last()}}}')`,
		ends: { kind: 'crashed', reason: FLOOD_OF_MESSAGES },
	},
	{
		id: 'messages-about-others',
		kind: 'reply floods',
		says: "flood the page with messages about other people's programs",
		isForger: true,
		code: `while True: forge('{"kind": "started", "run": 1000000}')`,
		ends: { kind: 'crashed', reason: FLOOD_OF_MESSAGES },
	},
	{
		id: 'forged-output',
		kind: 'reply floods',
		says: 'flood the page with forged output',
		isForger: true,
		code: `text = "x" * 100_000
while True: forge(f'{{"kind": "output", "run": {last()}, "stream": "stdout", "text": "{text}", "truncated": false}}')`,
		ends: { kind: 'crashed', reason: FLOOD_OF_OUTPUT },
		most: 5 * CAPPED,
	},
	{
		id: 'forged-results',
		kind: 'forged messages',
		says: "forge the results of everybody else's programs",
		isForger: true,
		code: `for other in range(300):
    if other == last(): continue
    forge(f'{{"kind": "ended", "run": {other}, "outcome": {{"kind": "finished", "value": "forged"}}, "figures": [], "ms": 1}}')
    forge(f'{{"kind": "output", "run": {other}, "stream": "stdout", "text": "forged", "truncated": false}}')
forge('{"kind": "booted", "snapshot": null}')
forge('{"kind": "boot-failed", "reason": "forged"}')
forge(f'{{"kind": "needs", "run": {last()}, "imports": ["numpy"]}}')
forge(f'{{"kind": "started", "run": {last()}}}')
print("done")`,
		ends: { kind: 'finished', output: 'done\n' },
		hasNeighbour: true,
	},
	{
		id: 'forged-memory',
		kind: 'the next visit',
		says: 'forge the memory that later interpreters start from',
		isForger: true,
		code: `memory = js.JSON.parse('{"kind": "booted"}')
memory.snapshot = js.ArrayBuffer.new(31457280)
caught[0].postMessage(memory)`,
		ends: { kind: 'finished' },
		isFollowedByVisit: true,
	},
	{
		id: 'junk',
		kind: 'forged messages',
		says: 'send the page something that is no reply',
		isForger: true,
		code: `forge('"junk"')\nwhile True: pass`,
		ends: { kind: 'crashed', reason: NO_REPLY },
	},
	{
		id: 'forged-figure',
		kind: 'forged messages',
		says: 'send the page a picture that is a script',
		isForger: true,
		code: `forge(f'{{"kind": "ended", "run": {last()}, "outcome": {{"kind": "finished"}}, "figures": ["javascript:alert(1)"], "ms": 1}}')
while True: pass`,
		ends: { kind: 'crashed', reason: NO_REPLY },
	},
	{
		id: 'thrown-page',
		kind: "the frame's thread",
		says: 'throw a page with a script in it at the frame',
		code: 'import js\njs.reportError(js.Error.new("<img src=x onerror=alert(1)>"))\nwhile True: pass',
		ends: { kind: 'crashed' },
	},
	{
		id: 'last-words',
		kind: 'a worker outliving its end',
		says: 'go on in the background after its end, with messages to the page',
		isForger: true,
		code: `js.setInterval(create_proxy(lambda: forge(f'{{"kind": "started", "run": {last() + 1}}}')), 0)
js.setInterval(create_proxy(lambda: forge('"junk"')), 5)`,
		ends: { kind: 'finished' },
	},
	{
		id: 'kept-timers',
		kind: 'a worker outliving its end',
		says: 'flood the page from an interpreter that is kept, between two programs',
		isForger: true,
		code: `def flood(*_):
    for n in range(1000): forge('{"kind": "started", "run": 1000000}')
js.setInterval(create_proxy(flood), 0)`,
		ends: { kind: 'finished' },
		then: {
			code: 'print("kept")',
			isAfterItsEnd: true,
			ends: {
				kind: 'finished',
				stdout: 'kept\n',
				stderr: '[the interpreter was restarted: what earlier programs defined is gone]\n',
			},
		},
	},
	{
		id: 'builtins',
		kind: 'the next program',
		says: "change Python's own functions for the next program",
		code: `import builtins, json, os, random, sys
builtins.print = lambda *a, **k: sys.stdout.write("stolen\\n")
builtins.len = lambda x: -1
json.dumps = lambda *a, **k: "{}"
random.random = lambda: 4
os.environ["LEAK"] = "1"
open("leak.txt", "w").write("1")
sys.modules["sandbox_harness"] = None
builtins.leak = json.leak = 1
import js
js.leak = 1`,
		ends: { kind: 'crashed' },
	},
	{
		id: 'prototypes',
		kind: 'the next program',
		says: "change JavaScript's own objects for the next program",
		code: `import js
from pyodide.ffi import create_proxy
stolen = create_proxy(lambda *a: "stolen")
js.Object.prototype.leak = "stolen"
js.Array.prototype.push = stolen
js.JSON.stringify = stolen
js.JSON.parse = stolen
js.WebAssembly.instantiate = stolen
js.crypto.getRandomValues = stolen`,
		ends: { kind: 'crashed' },
	},
];

/** What an honest program says after every attack: nothing of it has stayed. */
export const HONEST = {
	code: `import builtins, json, js, os, random
print(len([json.dumps({"a": 1})]), hasattr(builtins, "leak"), "LEAK" in os.environ, os.path.exists("leak.txt"), hasattr(js, "leak"),
    hasattr(js.JSON.parse("{}"), "leak"), 0 <= random.random() < 1)`,
	stdout: '1 False False False False False True\n',
};
