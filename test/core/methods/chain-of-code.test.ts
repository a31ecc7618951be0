import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExecutionRequest, ExecutionResult, ThoughtAsk } from '../../../src/core/execution.ts';
import { CHAIN_INSTRUCTION, CHAIN_REQUEST } from '../../../src/core/methods/chain-of-code/chain-of-code.ts';
import { copiesExample } from '../../../src/core/methods/chain-of-code/copied.ts';
import { THOUGHT_INSTRUCTION, thoughtIn } from '../../../src/core/methods/chain-of-code/thought.ts';
import { withOwnTexts } from '../../../src/core/methods/prompts/wording.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { FakePython, printed, raised } from '../../support/fake-python.ts';
import { runAll, type Setting, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../support/transcript.ts';

const question = typed('How many fruits: fig, desk, pear?', '2');
const PROGRAM =
	'fruits = [w for w in ["fig", "desk", "pear"] if think("Fruit?", w)]\nprint(f"<<<{len(fruits)}>>>")';
const REPLY = `I ask.\n\`\`\`python\n${PROGRAM}\n\`\`\``;

function waits(asks: readonly ThoughtAsk[], stdout = ''): ExecutionResult {
	return {
		...(raised('NeedsThought', 'open') as Extract<ExecutionResult, { kind: 'raised' }>),
		stdout,
		output: stdout,
		asks,
	};
}
const about = (value: string): ThoughtAsk => ({ instruction: 'Fruit?', value: `'${value}'`, line: 1 });

/** Python that asks these in turn and prints in the end. */
class Asking extends FakePython {
	constructor(rounds: readonly ExecutionResult[]) {
		let at = 0;
		super(() => rounds[Math.min(at++, rounds.length - 1)] as ExecutionResult);
	}
}

const run = (task: ScriptedModel, python: FakePython, setting: Setting = {}): Promise<RunEvent[]> =>
	runAll({ question, method: 'chain-of-code', models: { task }, python, ...setting });
const thoughtsOf = (events: readonly RunEvent[]) =>
	events.flatMap((event) => (event.type === 'thoughts' ? [event.thoughts] : []));
const limitOf = (events: readonly RunEvent[]) =>
	events.flatMap((event) => (event.type === 'limit-reached' ? [`${event.limit}: ${event.text}`] : []));
const given = ({ runs }: FakePython) =>
	runs.map(({ thoughts = [] }: ExecutionRequest) =>
		thoughts.map(({ value, answer }) => `${value} ${answer}`),
	);

describe('Chain of code', () => {
	it('asks the model where the program defines think itself, and says so', async () => {
		const own = `def think(question, value):\n    return True\n\n${PROGRAM}`;
		const task = new ScriptedModel([`\`\`\`python\n${own}\n\`\`\``, '<<<True>>>']);
		const python = new Asking([waits([about('fig')]), printed('<<<2>>>\n')]);
		const events = await run(task, python);
		expect(python.runs.map(({ code }) => code)).toEqual(
			Array(2).fill(`# think is the model: what stood here is left out\n\n\n${PROGRAM}`),
		);
		expect(events.filter((event) => event.type === 'remark')).toMatchObject([
			{
				text: 'The program defines think itself, so it would answer its own questions; the definition is left out, and the model is asked',
			},
		]);
		expect(decisionsOf(events)).toEqual([
			'1 method: return (The program ran to its end with one answer of the model)',
		]);
	});

	it('answers what the program asks, each in a dialogue of its own, and runs it again from its start', async () => {
		const task = new ScriptedModel([REPLY, '<<<True>>>', 'No, it is not: <<<False>>>', '<<<true>>>']);
		const python = new Asking([
			waits([about('fig'), about('desk')]),
			waits([about('pear')]),
			printed('<<<2>>>\n'),
		]);
		const events = await run(task, python, { seed: 3 });
		expect(callsOf(events)).toEqual([
			'1 task code: answers in code',
			'1 task text: thinks inside the program',
			'1 task text: thinks inside the program',
			'1 task text: thinks inside the program',
		]);
		expect(sentTo('task', events)).toEqual([
			[{ role: 'user', content: `${CHAIN_INSTRUCTION}\n\n${question.text}\n\n${CHAIN_REQUEST}` }],
			...['fig', 'desk', 'pear'].map((word) => [
				{ role: 'user', content: `${THOUGHT_INSTRUCTION}\n\nFruit?\n\n'${word}'` },
			]),
		]);
		expect(given(python)).toEqual([
			[],
			["'fig' True", "'desk' False"],
			["'fig' True", "'desk' False", "'pear' True"],
		]);
		expect(thoughtsOf(events)).toEqual([
			[
				{ ...about('fig'), answer: 'True' },
				{ ...about('desk'), answer: 'False' },
			],
			[
				{ ...about('fig'), answer: 'True' },
				{ ...about('desk'), answer: 'False' },
				{ ...about('pear'), answer: 'True' },
			],
		]);
		expect(decisionsOf(events)).toEqual([
			'1 method: return (The program ran to its end with 3 answers of the model)',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, answer: { text: '2' } } });
	});

	it.each([[3], [undefined]])(
		'draws the same numbers in every run of a program, with seed %s',
		async (seed) => {
			const task = new ScriptedModel([REPLY, '<<<True>>>', REPLY]);
			const python = new Asking([waits([about('fig')]), raised('ValueError', 'bad'), printed('1')]);
			await run(task, python, seed === undefined ? {} : { seed });
			const [first, again, repaired] = python.runs.map((request) => request.seed);
			expect(first).toEqual(expect.any(Number));
			expect([again === first, repaired === first]).toEqual([true, false]);
		},
	);

	it('says that a program does not use what it asked for', async () => {
		const code = 'a = think("Fruit?", "fig")\nprint("<<<2>>>")';
		const task = new ScriptedModel([`\`\`\`python\n${code}\n\`\`\``, '<<<True>>>']);
		const events = await run(task, new Asking([waits([about('fig')]), printed('<<<2>>>\n')]));
		expect(events.flatMap((event) => (event.type === 'remark' ? [event.text] : []))).toEqual([
			'The program asks the model and then does not use what it said, so its answer rests on none of it',
		]);
	});

	it('says that a program which asks nothing is ordinary All code', async () => {
		const events = await run(new ScriptedModel([REPLY]), new Asking([printed('2')]));
		expect(events.find(({ type }) => type === 'remark')).toMatchObject({
			text: 'The program asks the model nothing, so this was ordinary All code',
		});
		expect(decisionsOf(events)).toEqual(['1 method: return (The program ran to its end)']);
	});

	it('repairs another error once, keeps what was answered, and then takes what there is', async () => {
		const task = new ScriptedModel([REPLY, '<<<True>>>', REPLY]);
		const python = new Asking([waits([about('fig')]), raised('NameError', "name 'x'", 2), printed('')]);
		const events = await run(task, python);
		expect(decisionsOf(events)).toEqual(['1 method: improve (The program stopped with NameError)']);
		expect(given(python).at(-1)).toEqual(["'fig' True"]);
		expect(task.requests.at(-1)?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
		expect(task.requests.at(-1)?.messages.at(-1)?.content).toContain("NameError: name 'x'");
		expect(limitOf(events)).toEqual([
			'turns: The program still has a fault and is repaired only once: The program printed nothing',
		]);
	});

	it('ends a program that asks without end at its number of questions, and judges what it had printed', async () => {
		let n = 0;
		const python = new FakePython(() =>
			waits(
				Array.from({ length: 8 }, () => about(String(n++))),
				'<<<2>>>\n',
			),
		);
		const task = new ScriptedModel((_, i) => (i === 0 ? REPLY : '<<<True>>>'));
		const events = await run(task, python);
		expect([task.requests.length, python.runs.length]).toEqual([13, 3]);
		expect(limitOf(events)).toEqual([
			'turns: The program may ask 12 questions and asks more; what it had printed by then counts',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, answer: { text: '2' } } });
	});

	it('ends a program that asks one thing after the other at its sixth new run', async () => {
		let n = 0;
		const python = new FakePython(() => waits([about(String(n++))]));
		const events = await run(new ScriptedModel((_, i) => (i === 0 ? REPLY : '<<<1>>>')), python);
		expect(python.runs).toHaveLength(7);
		expect(limitOf(events)).toEqual([
			'turns: The program has been run again 6 times and still asks; what it had printed by then counts',
		]);
		expect(events.at(-2)).toMatchObject({
			outcome: {
				verdict: { kind: 'no-answer', why: 'The program was still asking the model when it ended' },
			},
		});
	});

	it('judges what there is when the budget ends it between two answers', async () => {
		const python = new Asking([waits([about('fig'), about('desk')], '<<<2>>>\n')]);
		const events = await run(new ScriptedModel([REPLY, '<<<True>>>']), python, { limits: { calls: 2 } });
		expect(limitOf(events)).toEqual(['calls: The run may make 2 model calls and has made them']);
		expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'finished' });
		expect(events.at(-2)).toMatchObject({ outcome: { answer: { text: '2' } } });
	});

	it('gives the program an empty text for an empty reply, and says so', async () => {
		const python = new Asking([waits([about('fig')]), printed('2')]);
		const events = await run(new ScriptedModel([REPLY, '']), python);
		expect(given(python).at(-1)).toEqual(["'fig' ''"]);
		expect(events.find(({ type }) => type === 'remark')).toMatchObject({
			text: 'The model has no answer to “Fruit?”; the program gets an empty text',
		});
	});

	it('takes the words of a reply without a program', async () => {
		const events = await run(new ScriptedModel(['It is <<<2>>>.']), new FakePython());
		expect(decisionsOf(events)).toEqual([
			'1 method: return (The reply holds no program; its words are the answer)',
		]);
	});
});

/** The finished example that the instruction had before, as a person's own wording may still show one. */
const FRUITS =
	'```python\n' +
	'words = ["fig", "desk", "pear"]\n' +
	'answers = [think("Is this a fruit? True or False?", word) for word in words]\n' +
	'print(f"<<<{answers.count(True)}>>>")\n' +
	'```';
/** Replies of Qwen2.5-Coder 0.5B to that, word for word. */
const SYDNEY =
	'```python\n' +
	'words = ["fig", "desk", "pear"]\n' +
	'answers = [think("Is this a fruit? True or False?", word) for word in words]\n' +
	'print(f"<<<{answers.count(True)}>>>")\n' +
	'final_answer = "The capital of Australia is Sydney."\n' +
	'print(final_answer)\n' +
	'```';
const FRACTION =
	'```python\n' +
	'import math\n\n' +
	'def think(question, value):\n' +
	'    if question == "Is this a fruit? True or False?":\n' +
	'        return value == "True"\n' +
	'    elif question == "What is 3/8 + 1/6 as a fraction?":\n' +
	'        return math.floor((3/8 + 1/6) * 100) / 100\n' +
	'    else:\n' +
	'        return None\n\n' +
	'words = ["fig", "desk", "pear"]\n' +
	'answers = [think(question, word) for word in words]\n' +
	'print(f"<<<{answers.count(True)}>>>")\n' +
	'```';

describe("a program that is the instruction's own example", () => {
	const options = withOwnTexts({}, { chain: `Write a program like this:\n${FRUITS}` });
	const capital = typed('What is the capital of Australia?', 'Canberra');

	it.each([
		['alone', FRUITS],
		['twice', `${FRUITS}\n\n${FRUITS}`],
		['with a line of its own behind it', SYDNEY],
	])('is not run; another one is asked for: %s', async (_, reply) => {
		const python = new Asking([printed('<<<Canberra>>>\n')]);
		const task = new ScriptedModel([reply, '```python\nprint("<<<Canberra>>>")\n```']);
		const events = await run(task, python, { question: capital, options });
		expect(decisionsOf(events)).toEqual([
			'1 method: improve (The program is the example of the instruction, not one for this question)',
			'2 method: return (The program ran to its end)',
		]);
		expect(sentTo('task', events)[1]?.slice(1)).toEqual([
			{ role: 'assistant', content: reply },
			{ role: 'user', content: CHAIN_REQUEST },
		]);
		expect([python.runs.length, events.at(-2)]).toMatchObject([
			1,
			{ outcome: { verdict: { kind: 'correct' }, answer: { text: 'Canberra' } } },
		]);
	});

	it('is no answer when it comes again, and that is said', async () => {
		const python = new FakePython();
		const events = await run(new ScriptedModel([FRUITS, SYDNEY]), python, { question: capital, options });
		expect(limitOf(events)).toEqual([
			'turns: The second program is the example of the instruction too, so nothing was run and there is no answer',
		]);
		expect([python.runs.length, events.at(-2)]).toMatchObject([
			0,
			{ outcome: { verdict: { kind: 'no-answer' }, answer: null } },
		]);
	});

	it('is told from one that only takes something of it, and there is none without an example', () => {
		const code = (reply: string) => readReply(reply).program!.code;
		expect([
			copiesExample(code(FRUITS), FRUITS),
			copiesExample(code(FRACTION), FRUITS),
			copiesExample(code(REPLY), CHAIN_INSTRUCTION),
			copiesExample(code(CHAIN_INSTRUCTION), CHAIN_INSTRUCTION),
			copiesExample(code(FRUITS), 'Write a program.'),
		]).toEqual([true, false, false, true, false]);
	});
});

describe('an answer to think()', () => {
	it.each([
		['<<<7>>>', '7'],
		['It is <<<-2.50>>>.', '-2.50'],
		['<<<1,234>>>', '1234'],
		['<<<+5>>>', '5'],
		['<<<007>>>', '"007"'],
		['<<<TRUE>>>', 'True'],
		['<<<Yes>>>', '"yes"'],
		['No.', '"no"'],
		['<<<["a", "b"]>>>', '["a", "b"]'],
		["<<<['a', True, 2]>>>", '["a", True, 2]'],
		['<<<[]>>>', '[]'],
		['<<<[a, b]>>>', '"[a, b]"'],
		['<<<"blue">>>', '"blue"'],
		['<<<über "x"\\>>>', '"\\u00fcber \\"x\\"\\\\"'],
		['I think about it.\nblue', '"blue"'],
		['<<<>>>', null],
		['  ', null],
	])('%j is the literal %s', (reply, literal) => {
		expect(thoughtIn(readReply(reply))).toBe(literal);
	});

	it('is one line of plain characters, whatever the model says', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const literal = thoughtIn({ prose: `<<<${text}>>>` });
				expect(literal ?? "''").toMatch(/^[ -~]+$/);
			}),
		);
	});
});
