/** Programs that treat their streams, exits and surroundings as those of a process; run in Node and in the page alike. */
export interface StreamCase {
	title: string;
	code: string;
	stdout: string;
	stderr?: string;
}

export const streamCases: readonly StreamCase[] = [
	{
		title: 'D01: a new text stream over the old one’s bytes',
		code: 'import sys, io\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")\nprint("<<<42>>>")',
		stdout: '<<<42>>>\n',
	},
	{
		title: 'D02: a new encoding',
		code: 'import sys\nsys.stdout.reconfigure(encoding="utf-8", line_buffering=True)\nprint("<<<42>>>")',
		stdout: '<<<42>>>\n',
	},
	{
		title: 'file descriptor 1 opened again',
		code: 'import sys\nsys.stdout = open(1, "w")\nprint("a")',
		stdout: 'a\n',
	},
	{
		title: 'a codec’s writer',
		code: 'import codecs, sys\nsys.stdout = codecs.getwriter("utf-8")(sys.stdout.buffer)\nprint("é")',
		stdout: 'é\n',
	},
	{
		title: 'a codec’s writer over the detached stream',
		code: 'import codecs, sys\nsys.stdout = codecs.getwriter("utf-8")(sys.stdout.detach())\nprint("é")',
		stdout: 'é\n',
	},
	{
		title: 'a string put in place, shown on the original stream',
		code: 'import io, sys\nsys.stdout = kept = io.StringIO()\nprint("a")\nprint(kept.getvalue(), end="", file=sys.__stdout__)',
		stdout: 'a\n',
	},
	{
		title: 'a redirection left open',
		code: 'import contextlib, io\nprint("a")\nredirection = contextlib.redirect_stdout(io.StringIO())\nredirection.__enter__()\nprint("b")',
		stdout: 'a\n',
	},
	{
		title: 'a tee of a program’s own',
		code: [
			'import io, sys',
			'class Tee:',
			'    def __init__(self, *streams): self.streams = streams',
			'    def write(self, text):',
			'        for stream in self.streams: stream.write(text)',
			'    def flush(self): pass',
			'sys.stdout = Tee(sys.stdout, kept := io.StringIO())',
			'print("a")',
			'sys.stdout = sys.__stdout__',
			'print(repr(kept.getvalue()))',
		].join('\n'),
		stdout: "a\n'a\\n'\n",
	},
	{
		title: 'descriptors, bytes and text in the order they were written',
		code: 'import os, sys\nprint("a", end="")\nos.write(1, b"b")\nsys.stdout.buffer.write(b"c")\nprint("d", end="", file=sys.__stdout__)\nos.fdopen(1, "w", closefd=False).write("e")\nprint("f")',
		stdout: 'abcdef\n',
	},
	{
		title: 'a wrapper left unflushed',
		code: 'import io, sys\nkept = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)))\nkept.write("a")\nprint("b", end="")',
		stdout: 'ba',
	},
	{
		title: 'a stream closed at the end',
		code: 'import sys\nprint("a")\nsys.stdout.close()',
		stdout: 'a\n',
	},
	{
		title: 'input that was not given is empty for all but input()',
		code: 'import fileinput, sys\nprint(sys.stdin.buffer.read(), repr(sys.stdin.readline()), list(sys.stdin), repr(open(0, closefd=False).read()), list(fileinput.input([])))',
		stdout: "b'' '' [] '' []\n",
	},
	{
		title: 'exit handlers run after the program',
		code: 'import atexit\natexit.register(print, "last")\nprint("first")',
		stdout: 'first\nlast\n',
	},
	{
		title: 'logs, warnings and printed tracebacks go to the other stream',
		code: 'import logging, sys, traceback\nlogging.warning("a")\ntry:\n    1 / 0\nexcept ZeroDivisionError as error:\n    traceback.print_exception(error, limit=0)\nprint("b")',
		stdout: 'b\n',
		stderr: 'WARNING:root:a\nZeroDivisionError: division by zero\n',
	},
	{
		title: 'leaving at once keeps what was printed',
		code: 'import os\nprint("a", end="")\nos._exit(0)',
		stdout: 'a',
	},
	{ title: 'quit() leaves', code: 'print("a")\nquit()\nprint("b")', stdout: 'a\n' },
	{
		title: 'sleeping and asyncio work',
		code: 'import asyncio, time\ntime.sleep(0.01)\nasync def main():\n    await asyncio.gather(asyncio.sleep(0.01), asyncio.sleep(0.02))\n    try:\n        await asyncio.wait_for(asyncio.sleep(9), 0.01)\n    except TimeoutError:\n        print("late")\nasyncio.run(main())\nasyncio.new_event_loop().run_until_complete(main())',
		stdout: 'late\nlate\n',
	},
];

export interface LimitCase {
	title: string;
	code: string;
	name: string;
	message: RegExp;
}

const THREADS = /^threads cannot be started inside a web page/;
const PROCESSES = /^other processes cannot be started inside a web page/;
const ALARMS = /^alarm signals do not exist inside a web page/;
const NETWORK = /a program inside this page has no network/;

export const limitCases: readonly LimitCase[] = [
	{
		title: 'a thread',
		code: 'import threading\nthreading.Thread(target=print).start()',
		name: 'RuntimeError',
		message: THREADS,
	},
	{
		title: 'a timer',
		code: 'from threading import Timer\nTimer(1, print).start()',
		name: 'RuntimeError',
		message: THREADS,
	},
	{
		title: 'a pool of threads',
		code: 'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as pool: pool.submit(print)',
		name: 'RuntimeError',
		message: THREADS,
	},
	{
		title: 'asyncio.to_thread',
		code: 'import asyncio\nasyncio.run(asyncio.to_thread(print))',
		name: 'RuntimeError',
		message: THREADS,
	},
	{
		title: 'a pool of processes',
		code: 'from multiprocessing import Pool\nwith Pool(2) as pool: print(pool.map(abs, [1]))',
		name: 'OSError',
		message: PROCESSES,
	},
	{
		title: 'a process',
		code: 'import multiprocessing\nmultiprocessing.Process(target=print).start()',
		name: 'OSError',
		message: PROCESSES,
	},
	{
		title: 'an executor of processes',
		code: 'from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()',
		name: 'OSError',
		message: PROCESSES,
	},
	{
		title: 'subprocess.run',
		code: 'import subprocess\nsubprocess.run(["ls"])',
		name: 'OSError',
		message: PROCESSES,
	},
	{ title: 'os.system', code: 'import os\nos.system("ls")', name: 'OSError', message: PROCESSES },
	{ title: 'os.popen', code: 'import os\nos.popen("ls")', name: 'OSError', message: PROCESSES },
	{ title: 'os.fork', code: 'import os\nos.fork()', name: 'OSError', message: PROCESSES },
	{ title: 'signal.alarm', code: 'import signal\nsignal.alarm(1)', name: 'OSError', message: ALARMS },
	{
		title: 'an alarm handler',
		code: 'import signal\nsignal.signal(signal.SIGALRM, print)',
		name: 'OSError',
		message: ALARMS,
	},
	{
		title: 'a socket',
		code: 'import socket\nsocket.create_connection(("localhost", 80))',
		name: 'OSError',
		message: NETWORK,
	},
	{
		title: 'urlopen',
		code: 'from urllib.request import urlopen\nurlopen("http://localhost/")',
		name: 'URLError',
		message: NETWORK,
	},
	{
		title: 'turtle',
		code: 'import turtle',
		name: 'ModuleNotFoundError',
		message: /^No module named 'turtle': this part/,
	},
	{
		title: 'a package nobody knows',
		code: 'import nosuch',
		name: 'ModuleNotFoundError',
		message: /'nosuch': it is neither/,
	},
	{
		title: '!pip install',
		code: 'print(1)\n!pip install numpy',
		name: 'SyntaxError',
		message: /packages are not installed by a command here/,
	},
	{
		title: 'pip install',
		code: 'pip install numpy\nimport numpy',
		name: 'SyntaxError',
		message: /packages are not installed by a command here/,
	},
	{
		title: 'waiting for what never comes',
		code: 'import asyncio\nasync def main(): await asyncio.Event().wait()\nasyncio.run(main())',
		name: 'RuntimeError',
		message: /waits for something that nothing in it will ever do/,
	},
];

export interface AnswerCase {
	title: string;
	code: string;
	variable: { name: 'result' | 'Answer' | 'answer'; text: string } | null;
}

export const answerCases: readonly AnswerCase[] = [
	{ title: 'result is the answer', code: 'result = 6 * 7', variable: { name: 'result', text: '42' } },
	{
		title: 'Answer comes before answer',
		code: 'answer = "a"\nAnswer = ["b"]',
		variable: { name: 'Answer', text: "['b']" },
	},
	{
		title: 'None and functions are no answers',
		code: 'result = None\ndef Answer(): pass\nanswer = 9.9',
		variable: { name: 'answer', text: '9.9' },
	},
	{
		title: 'an error stream is no output',
		code: 'import sys\nresult = 1\nprint("log", file=sys.stderr)',
		variable: { name: 'result', text: '1' },
	},
	{ title: 'what is printed counts instead of a variable', code: 'result = 1\nprint(2)', variable: null },
	{ title: 'a local variable is no answer', code: 'def f():\n    result = 1\nf()', variable: null },
	{
		title: 'a variable without text is no answer',
		code: 'class Silent:\n    def __str__(self): raise ValueError\nresult = Silent()',
		variable: null,
	},
	{
		title: 'leaving with success keeps the answer',
		code: 'import sys\nresult = 1\nsys.exit(0)',
		variable: { name: 'result', text: '1' },
	},
];
