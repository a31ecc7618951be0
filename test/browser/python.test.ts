import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExecutionRequest, ExecutionResult } from '../../src/core/execution.ts';
import { answerCases, limitCases, streamCases } from '../workers/process-cases.ts';
import { openSandboxPage, type OpenedTestPage } from './support/test-page.ts';

let opened: OpenedTestPage;
beforeAll(async () => {
	opened = await openSandboxPage();
});
afterAll(() => opened.close());

function run(request: string | ExecutionRequest, isAbortedAtLine = false): Promise<ExecutionResult> {
	return opened.page.evaluate(([request, isAborted]) => window.sandbox.run(request, isAborted), [
		typeof request === 'string' ? { code: request } : request,
		isAbortedAtLine,
	] as const);
}

/** A whole result: what is not named here is as after a program that printed nothing. */
function ended(result: Partial<ExecutionResult>) {
	const stdout = 'stdout' in result ? result.stdout : '';
	const stderr = 'stderr' in result ? result.stderr : '';
	const rest = { truncated: false, figures: [], ms: expect.any(Number) as number };
	return { stdout, stderr, output: `${stdout}${stderr}`, ...rest, ...result };
}

function raised(name: string, message: string, line: number, source: string) {
	const traceback = `Traceback (most recent call last):\n  File "answer.py", line ${line}, in <module>\n    ${source}\n`;
	return {
		kind: 'raised' as const,
		error: { name, message, line, traceback: expect.stringContaining(traceback) as string },
	};
}

const recursions: readonly (readonly [string, string])[] = [
	[
		'partial',
		'from functools import partial\ndef f(n, k=1):\n    return 0 if n == 0 else 1 + partial(f, k=1)(n - 1)\nf(4000)',
	],
	['a sort key', 'def f(n): return sorted([n], key=lambda x: f(n + 1))\nf(0)'],
	['map', 'def f(n): return list(map(f, [n + 1]))\nf(0)'],
	['__getattr__', 'class A:\n    def __getattr__(self, name): return getattr(self, name + "a")\nA().a'],
	['__eq__', 'class N:\n    def __eq__(self, other): return [N()] == [other]\nN() == N()'],
	['__repr__', 'class N:\n    def __repr__(self): return f"N({N()!r})"\nrepr(N())'],
	['__hash__', 'class N:\n    def __hash__(self): return hash((self, 1))\nhash(N())'],
	['constructors', 'class N:\n    def __init__(self, *a): self.next = type(self)(*[1], **{})\nN()'],
	['reduce', 'from functools import reduce\ndef f(n): return reduce(lambda a, b: f(n + 1), [1, 2])\nf(0)'],
	['re.sub', 'import re\ndef f(n): return re.sub("a", lambda m: f(n + 1), "a")\nf(0)'],
	['exec', 'def f(n): exec("f(n + 1)", globals(), {"n": n})\nf(0)'],
	['json.dumps', 'import json\nx = []\nfor n in range(100_000): x = [x]\njson.dumps(x)'],
	['json.loads', 'import json\njson.loads("[" * 100_000 + "]" * 100_000)'],
	['objects in json.loads', 'import json\njson.loads(\'{"a":\' * 50_000 + "1" + "}" * 50_000)'],
	['repr of a nested list', 'x = []\nfor n in range(100_000): x = [x]\nrepr(x)'],
	['comparison of nested lists', 'x = y = []\nfor n in range(100_000): x = [x]; y = [y]\nx == y'],
	['pickle', 'import pickle\nx = []\nfor n in range(100_000): x = [x]\npickle.dumps(x)'],
	['brackets in eval', 'eval("[" * 190 + "]" * 190)'],
	['signs in eval', 'eval("-" * 200_000 + "1")'],
	['a long sum in eval', 'eval("1 + " * 50_000 + "1")'],
	['itself without end', 'def f(n): return f(n + 1)\nf(0)'],
];

test('a program tells when it begins and ends to wait for Python, also when that is ready', async () => {
	const waited = await opened.page.evaluate(async () => {
		const python = window.sandbox.createClient();
		const told: boolean[] = [];
		const run = async (request: ExecutionRequest) => {
			const result = await python.run(
				request,
				() => undefined,
				new AbortController().signal,
				(is) => told.push(is),
			);
			return result.kind === 'unavailable' ? null : result.stdout;
		};
		const first = await run({ code: 'print(1)' });
		// After a program that had to be stopped, Python is said to be ready once another one is.
		await run({ code: 'while True: pass', timeLimitMs: 50 });
		if (python.status.kind !== 'ready') {
			await new Promise<void>((resolve) => {
				python.subscribe(({ kind }) => kind === 'ready' && resolve());
			});
		}
		const later = await run({ code: 'print(2)' });
		python.close();
		return { first, later, told };
	});
	expect(waited).toEqual({
		first: '1\n',
		later: '2\n',
		told: [true, false, true, false, true, false],
	});
});

describe('chance', () => {
	const draws = 'import random\nprint(random.random(), random.randrange(10**9), {"a", "b", "c", "d"})';
	const stdoutOf = async (request: string | ExecutionRequest) => {
		const result = await run(request);
		return result.kind === 'finished' ? result.stdout : JSON.stringify(result);
	};

	test('the same seed draws the same, another seed or none draws another', async () => {
		const [one, again, other, unseeded, anew] = [
			await stdoutOf({ code: draws, seed: 7 }),
			await stdoutOf({ code: draws, seed: 7 }),
			await stdoutOf({ code: draws, seed: 8 }),
			await stdoutOf(draws),
			await stdoutOf(draws),
		];
		expect(again).toBe(one);
		expect(new Set([one, other, unseeded, anew]).size).toBe(4);
	});

	test('a hundred programs draw a hundred different numbers, from every source there is', async () => {
		// The memory that interpreters start from must hold none of them.
		const sources = [
			'random.random()',
			'random.Random().random()',
			'random.SystemRandom().random()',
			'secrets.token_hex(16)',
			'uuid.uuid4()',
			'os.urandom(8).hex()',
			'next(tempfile._get_candidate_names())',
		];
		const code = `import os, random, secrets, tempfile, uuid\nprint(${sources.join(', ')}, sep="\\n")`;
		const lines = await opened.page.evaluate(async (code) => {
			const results = Array.from({ length: 100 }, () =>
				window.sandbox.python.run({ code }, () => undefined, new AbortController().signal),
			);
			return (await Promise.all(results)).map((result) =>
				'stdout' in result ? result.stdout.split('\n') : [],
			);
		}, code);
		const different = sources.map((source, at) => [source, new Set(lines.map((line) => line[at])).size]);
		expect(different).toEqual(sources.map((source) => [source, 100]));
	});

	test('a dozen programs under one seed draw the same number', async () => {
		const lines = await opened.page.evaluate(async () => {
			const results = Array.from({ length: 12 }, () =>
				window.sandbox.python.run(
					{ code: 'import random\nprint(random.random())', seed: 7 },
					() => undefined,
					new AbortController().signal,
				),
			);
			return (await Promise.all(results)).map((result) => ('stdout' in result ? result.stdout : result.kind));
		});
		expect([lines.length, new Set(lines).size, lines[0]]).toEqual([12, 1, '0.32383276483316237\n']);
	});

	test('sets of texts have one order everywhere: the hash seed is fixed', async () => {
		expect(await stdoutOf('import sys\nprint(sys.flags.hash_randomization)')).toBe('0\n');
	});

	test('a seed of the program itself goes on counting in the next program of a session', async () => {
		const session = 'chance';
		await run({ code: 'import random; random.seed(1)', session, seed: 7 });
		const kept = await stdoutOf({ code: 'print(random.random())', session, seed: 9 });
		expect(kept).toBe(await stdoutOf('import random; random.seed(1); print(random.random())'));
	});
});

describe('a program', () => {
	test('prints', async () => {
		expect(await run('print("hello")')).toEqual(ended({ kind: 'finished', stdout: 'hello\n' }));
	});

	test('shows both streams in the order they were written', async () => {
		const code = 'import sys\nprint("a")\nprint("b", file=sys.stderr)\nprint("c")';
		expect(await run(code)).toEqual(
			ended({ kind: 'finished', stdout: 'a\nc\n', stderr: 'b\n', output: 'a\nb\nc\n' }),
		);
		const pieces = await opened.page.evaluate(() => window.sandbox.streamed);
		expect(pieces.map(({ stream, text }) => `${stream}:${text}`).join('')).toMatch(
			/^stdout:a(stdout:)?\nstderr:b(stderr:)?\nstdout:c(stdout:)?\n$/,
		);
	});

	test('is the main module and knows its file', async () => {
		const code = 'if __name__ == "__main__":\n    print(__file__, __import__("__main__").__name__)';
		expect(await run(code)).toEqual(ended({ kind: 'finished', stdout: 'answer.py __main__\n' }));
	});

	test('shows the last expression when nothing was printed', async () => {
		expect(await run('x = 6\nx * 7')).toEqual(ended({ kind: 'finished', value: '42' }));
		expect(await run('print(1)\n2')).toEqual(ended({ kind: 'finished', stdout: '1\n' }));
		expect(await run('x = 6')).toEqual(ended({ kind: 'finished' }));
	});

	test('that raises shows its own lines', async () => {
		const code = 'import json\n\ndef read(text):\n    return json.loads(text)\n\nprint("before")\nread("{")';
		const message = 'Expecting property name enclosed in double quotes: line 1 column 2 (char 1)';
		const traceback = [
			'Traceback (most recent call last):',
			'  File "answer.py", line 7, in <module>',
			'    read("{")',
			'  File "answer.py", line 4, in read',
			'    return json.loads(text)',
			`json.decoder.JSONDecodeError: ${message}`,
		];
		const result = await run(code);
		expect(withoutCarets(result)).toEqual(
			ended({
				kind: 'raised',
				stdout: 'before\n',
				error: { name: 'JSONDecodeError', message, line: 4, traceback: `${traceback.join('\n')}\n` },
			}),
		);
	});

	test('that does not parse says where', async () => {
		expect(await run('print("a")\nfor n in range(3)\n    pass')).toEqual(
			ended({
				kind: 'raised',
				error: {
					name: 'SyntaxError',
					message: "expected ':' (answer.py, line 2)",
					line: 2,
					traceback: expect.stringContaining('File "answer.py", line 2\n    for n in range(3)') as string,
				},
			}),
		);
	});

	test('that asks for input gets the given lines, then an error', async () => {
		const code = 'a = input("first? ")\nb = input()\nprint(int(a) + int(b))';
		expect(await run({ code, stdin: '20\n22' })).toEqual(ended({ kind: 'finished', stdout: 'first? 42\n' }));
		expect(await run({ code, stdin: '20\n' })).toEqual(
			ended({
				stdout: 'first? ',
				...raised(
					'EOFError',
					'input() was called once more than there are input lines (1)',
					2,
					'b = input()',
				),
			}),
		);
		expect(await run('x = input()')).toEqual(
			ended(
				raised('EOFError', 'input() was called, but no input lines were given beforehand', 1, 'x = input()'),
			),
		);
	});

	test('may exit by itself', async () => {
		expect(await run('import sys\nprint(1)\nsys.exit()\nprint(2)')).toEqual(
			ended({ kind: 'finished', stdout: '1\n' }),
		);
		expect(await run('import sys\nsys.exit(3)')).toEqual(ended(raised('SystemExit', '3', 2, 'sys.exit(3)')));
		expect(await run('raise SystemExit("no solution")')).toEqual(
			ended({
				stderr: 'no solution\n',
				...raised('SystemExit', 'no solution', 1, 'raise SystemExit("no solution")'),
			}),
		);
	});

	test('that floods is cut at 256 KiB and says so', async () => {
		const result = await run('for n in range(100_000):\n    print("0123456789")');
		const notice = '\n[output cut: a program may print 256 KiB]\n';
		const stdout = `${'0123456789\n'.repeat(30_000).slice(0, 256 * 1024)}${notice}`;
		expect(result).toEqual(ended({ kind: 'finished', stdout, truncated: true }));
	});

	test('prints characters beyond ASCII, also halves of pairs', async () => {
		expect(await run('print("é\\U0001F600")\nprint("\\ud800!")')).toEqual(
			ended({ kind: 'finished', stdout: 'é\u{1F600}\n?!\n' }),
		);
	});

	test('may wait with asyncio', async () => {
		const code = [
			'import asyncio',
			'async def later(n):',
			'    await asyncio.sleep(0.01 * n)',
			'    return n',
			'async def main():',
			'    print(await asyncio.gather(later(2), later(1)))',
			'asyncio.run(main())',
		];
		expect(await run(code.join('\n'))).toEqual(ended({ kind: 'finished', stdout: '[2, 1]\n' }));
	});

	test('may recurse through a cache as deeply as without one', async () => {
		const code = [
			'import sys',
			'from functools import cache, lru_cache',
			'@lru_cache(maxsize=None)',
			'def stairs(n):',
			'    return n if n < 3 else (stairs(n - 1) + stairs(n - 2)) % 1000',
			'@cache',
			'def depth(n):',
			'    return 0 if n == 0 else 1 + depth(n - 1)',
			'print(stairs(10), depth(990), sys.getrecursionlimit(), stairs.cache_info().misses)',
			'depth.cache_clear()',
			'sys.setrecursionlimit(20_000)',
			'print(depth(19_900), sys.getrecursionlimit())',
		];
		expect(await run(code.join('\n'))).toEqual(
			ended({ kind: 'finished', stdout: '89 990 1000 10\n19900 20000\n' }),
		);
	});

	test.each(recursions)(
		'that recurses deeply through %s ends in an error of Python',
		async (_title, code) => {
			const whole = `import sys\nsys.setrecursionlimit(10**6)\nprint("before")\n${code}`;
			const result = await run({ code: whole, timeLimitMs: 60_000 });
			expect(result).toMatchObject({
				kind: 'raised',
				stdout: 'before\n',
				error: { name: expect.stringMatching(/^(Recursion|Memory)Error$/) as string },
			});
		},
	);

	test('may recurse as deeply as plain calls allow, and drop long chains of objects', async () => {
		const code = [
			'import sys',
			'def depth(n):',
			'    return 0 if n == 0 else 1 + depth(n - 1)',
			'print(depth(950))',
			'sys.setrecursionlimit(10_000)',
			'print(depth(9_000))',
			'class Node: pass',
			'first = None',
			'for n in range(100_000):',
			'    node = Node(); node.next = first; first = node',
			'del first, node',
			'nested = []',
			'for n in range(100_000): nested = [nested]',
			'del nested',
			'print("alive")',
		];
		expect(await run(code.join('\n'))).toEqual(ended({ kind: 'finished', stdout: '950\n9000\nalive\n' }));
	});

	test('whose expression is too long to compile is told so', async () => {
		expect(await run(`print(${'x + '.repeat(20_000)}x)`)).toMatchObject({
			kind: 'raised',
			error: { name: 'RecursionError', message: expect.stringContaining('split it up') as string },
		});
	});
});

describe('streams are those of a process:', () => {
	test.each(streamCases)('$title', async ({ code, stdout, stderr = '' }) => {
		expect(await run(code)).toMatchObject({ kind: 'finished', stdout, stderr });
	});

	test('a program whose own stream buffers shows at its end what it wrote', async () => {
		const code =
			'import sys, io\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")\nprint("a")\n1 / 0';
		expect(await run(code)).toMatchObject({ kind: 'raised', stdout: 'a\n' });
	});

	test('a session has its streams again after a program closed them', async () => {
		const session = 'closing';
		await run({ code: 'import sys, os\nos.close(1)\nsys.stdout = None', session });
		expect(await run({ code: 'print("again")', session })).toMatchObject({ stdout: 'again\n' });
	});
});

test.each(limitCases)('$title names the limit of a page', async ({ code, name, message }) => {
	const result = await run(code);
	expect(result).toMatchObject({
		kind: 'raised',
		error: { name, message: expect.stringMatching(message) as string },
	});
	expect(JSON.stringify(result)).not.toMatch(/pyodide|emscripten|errno/i);
});

test.each(answerCases)('$title', async ({ code, variable }) => {
	const result = await run(code);
	expect(result.kind === 'finished' ? (result.variable ?? null) : result.kind).toEqual(variable);
});

describe('stopping', () => {
	test('an endless loop ends at its limit with what it had printed, and the next program runs', async () => {
		expect(await run({ code: 'print("begun")\nwhile True:\n    pass', timeLimitMs: 1500 })).toEqual(
			ended({ kind: 'timed-out', limitMs: 1500, stdout: 'begun\n' }),
		);
		expect(await run('print("next")')).toEqual(ended({ kind: 'finished', stdout: 'next\n' }));
	});

	test('an abort ends a program at once with what it had printed', async () => {
		expect(await run('print("begun")\nwhile True:\n    pass', true)).toEqual(
			ended({ kind: 'stopped', stdout: 'begun\n' }),
		);
	});

	test('an aborted signal starts nothing', async () => {
		const result = await opened.page.evaluate(() =>
			window.sandbox.python.run({ code: 'print(1)' }, () => undefined, AbortSignal.abort()),
		);
		expect(result).toEqual(ended({ kind: 'stopped', ms: 0 }));
	});
});

describe('interpreters', () => {
	test('a session keeps its variables until it is closed', async () => {
		const session = 'notebook';
		await run({ code: 'def double(n):\n    return n * 2\nx = 21', session });
		expect(await run({ code: 'double(x)', session })).toEqual(ended({ kind: 'finished', value: '42' }));
		await opened.page.evaluate(() => window.sandbox.python.closeSession('notebook'));
		expect(await run({ code: 'double(x)', session })).toMatchObject({
			kind: 'raised',
			error: { name: 'NameError' },
		});
	});

	test('closing a session stops what runs in it', async () => {
		const running = run({ code: 'print("begun")\nwhile True: pass', session: 'closed' });
		await expect
			.poll(() => opened.page.evaluate(() => window.sandbox.streamed.length), { timeout: 20_000 })
			.toBeGreaterThan(0);
		await opened.page.evaluate(() => window.sandbox.python.closeSession('closed'));
		expect(await running).toEqual(ended({ kind: 'stopped', stdout: 'begun\n' }));
	});

	test('a session survives an error, and says so when a limit took its variables', async () => {
		const session = 'stopped';
		await run({ code: 'x = 1\nx / 0', session });
		expect(await run({ code: 'x', session })).toEqual(ended({ kind: 'finished', value: '1' }));
		await run({ code: 'while True: pass', session, timeLimitMs: 300 });
		expect(await run({ code: 'print("again")', session })).toEqual(
			ended({
				kind: 'finished',
				stdout: 'again\n',
				stderr: '[the interpreter was restarted: what earlier programs defined is gone]\n',
				output: '[the interpreter was restarted: what earlier programs defined is gone]\nagain\n',
			}),
		);
	});

	test('one that ends before its program has begun is made up for by another, once, if it kept nothing', async () => {
		const results = await opened.page.evaluate(async () => {
			const python = window.sandbox.createClient();
			const ports = MessagePort.prototype as { postMessage: (...sent: unknown[]) => void };
			const { postMessage } = ports;
			let ends = 0;
			ports.postMessage = function (this: MessagePort, ...sent) {
				if ((sent[0] as { kind?: string }).kind !== 'run' || ends-- <= 0) postMessage.apply(this, sent);
				else this.dispatchEvent(new MessageEvent('messageerror'));
			};
			const run = async (code: string, endings: number, session?: string) => {
				ends = endings;
				const request = { code, ...(session !== undefined && { session }) };
				const result = await python.run(request, () => undefined, new AbortController().signal);
				return 'output' in result ? `${result.kind}: ${result.output}` : result;
			};
			const told = [
				await run('print(1)', 1),
				await run('print(2)', 2),
				await run('x = 3\nprint(x)', 1, 'kept'),
				await run('print(x)', 0, 'kept'),
				await run('print(x)', 1, 'kept'),
				await run('print(6)', 1, 'kept'),
			];
			ports.postMessage = postMessage;
			python.close();
			return told;
		});
		expect(results).toEqual([
			'finished: 1\n',
			'crashed: ',
			'finished: 3\n',
			'finished: 3\n',
			'crashed: ',
			'finished: [the interpreter was restarted: what earlier programs defined is gone]\n6\n',
		]);
	});

	test('eight programs at once each get their own answer', async () => {
		const numbers = [0, 1, 2, 3, 4, 5, 6, 7];
		const results = await Promise.all(
			numbers.map((n) => run(`total = 0\nfor k in range(200_000):\n    total += k % 7\nprint(${n}, total)`)),
		);
		expect(results).toEqual(numbers.map((n) => ended({ kind: 'finished', stdout: `${n} 599994\n` })));
	});
});

/** Newer Pythons underline the place with ^ and ~; that is not what is tested here. */
function withoutCarets(result: ExecutionResult): ExecutionResult {
	if (result.kind !== 'raised') return result;
	const traceback = result.error.traceback.replaceAll(/^[ ~^]+\n/gm, '');
	return { ...result, error: { ...result.error, traceback } };
}

describe('a program that asks a model', () => {
	const code = 'answers = [think("Fruit?", w) for w in ["fig", "oak"]]\nprint(answers.count(True))';

	test('says what it asks, and goes on from its start with the answers', async () => {
		const asks = ['fig', 'oak'].map((word) => ({ instruction: 'Fruit?', value: `'${word}'`, line: 1 }));
		expect(await run({ code, thoughts: [] })).toMatchObject({
			kind: 'raised',
			error: { name: 'NeedsThought' },
			asks,
		});
		const thoughts = asks.map(({ instruction, value }, at) => ({
			instruction,
			value,
			answer: at === 0 ? 'True' : 'False',
		}));
		expect(await run({ code, thoughts })).toMatchObject({ kind: 'finished', stdout: '1\n' });
	});

	test('has nobody to ask where its method gives it none', async () => {
		expect(await run({ code })).toMatchObject({ kind: 'raised', error: { name: 'NameError' } });
	});
});
