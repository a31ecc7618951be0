import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	dpoLines,
	sftLines,
	type Trajectory,
	type TrainingChoice,
	trajectoryOf,
} from '../../../../src/core/bench/export/training.ts';
import type { MethodId, MethodOptions } from '../../../../src/core/method-id.ts';
import { withOwnTexts } from '../../../../src/core/methods/prompts/wording.ts';
import type { RunEvent } from '../../../../src/core/record/event.ts';
import { runAll, typed } from '../../../support/run-spec.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';

/** A dialogue: what is reported to the coach and what it says, in turn. */
function dialogue(isRight: boolean, ...words: readonly string[]): Trajectory {
	const messages = words.map((content, at) => ({
		role: at % 2 === 0 ? ('user' as const) : ('assistant' as const),
		content,
	}));
	return { messages, isRight, scripted: false };
}

interface Pair {
	prompt: { content: string }[];
	chosen: { content: string }[];
	rejected: { content: string }[];
	scripted?: boolean;
}

function pairsOf(...trajectories: readonly Trajectory[]): string[] {
	return [...dpoLines(trajectories)].map((line) => {
		const { prompt, chosen, rejected } = JSON.parse(line) as Pair;
		const words = (of: { content: string }[]): string => of.map(({ content }) => content).join(' ');
		return `${words(prompt)}: ${words(chosen)} > ${words(rejected)}`;
	});
}

/** A run of a coached method, with these words of coach and task model. */
async function coached(
	coach: readonly string[],
	answers: readonly string[],
	{
		method = 'codesteer',
		expected = '42',
		options = {},
	}: { method?: MethodId; expected?: string | undefined; options?: MethodOptions } = {},
): Promise<readonly RunEvent[]> {
	return runAll({
		method,
		options,
		question: typed('What is 6 times 7?', expected),
		models: {
			task: new ScriptedModel(answers),
			coach: new ScriptedModel(coach, { id: 'test:coach' }),
			checker: new ScriptedModel(() => 'No program.', { id: 'test:checker' }),
		},
	});
}

const CODE = 'Exact arithmetic. <<<Code>>>';
const DONE = '<<<Return Answer>>>';

describe('a coach’s dialogue', () => {
	test('is what it was asked and what it said, of a run that was judged', async () => {
		const run = await coached([CODE, DONE], ['It is <<<42>>>']);
		const sent = run.flatMap((event) =>
			event.type === 'call-start' && event.role === 'coach' ? [event.messages] : [],
		);
		expect(trajectoryOf(run)).toEqual({
			messages: [...sent.at(-1)!, { role: 'assistant', content: DONE }],
			isRight: true,
			scripted: false,
		});
		expect(trajectoryOf(await coached([CODE, DONE], ['It is <<<41>>>']))?.isRight).toBe(false);
	});

	test('leaves out the same where the run was made in the person’s own wording', async () => {
		const options = withOwnTexts({}, { 'coach-silent': 'Say something.', reword: 'Other words, please.' });
		const spoken = trajectoryOf(await coached([CODE, DONE], ['It is <<<42>>>']));
		const mine = await coached(['', CODE, '', DONE], ['It is <<<42>>>'], {
			options: withOwnTexts({}, { 'coach-silent': 'Say something.' }),
		});
		expect(trajectoryOf(mine)).toEqual(spoken);
		const reworded = await coached([CODE, 'Write Python.', DONE], ['It is <<<42>>>'], {
			method: 'symbolic-agent',
			options,
		});
		const dialogue = trajectoryOf(reworded, { methods: ['symbolic-agent'] })?.messages ?? [];
		expect(dialogue.map(({ content }) => content).filter((text) => text.includes('please'))).toEqual([]);
		expect(dialogue.at(-1)).toEqual({ role: 'assistant', content: DONE });
	});

	test('leaves out a reply that said nothing, and the reminder', async () => {
		const spoken = trajectoryOf(await coached([CODE, DONE], ['It is <<<42>>>']));
		expect(trajectoryOf(await coached(['', CODE, '', DONE], ['It is <<<42>>>']))).toEqual(spoken);
	});

	test('is none where nobody is to be learned from', async () => {
		const right = 'It is <<<42>>>';
		const other = await coached([], [right], { method: 'all-text' });
		const unchecked = await runAll({
			method: 'codesteer',
			question: typed('What is 6 times 7?'),
			models: { task: new ScriptedModel([right]), coach: new ScriptedModel([CODE, DONE]) },
		});
		const byRule = await runAll({
			method: 'codesteer',
			ruleCoach: true,
			models: { task: new ScriptedModel(() => right), checker: new ScriptedModel(() => 'No program.') },
		});
		const cut = (await coached([CODE, DONE], [right])).slice(0, -2);
		expect([other, unchecked, byRule, cut].map((run) => trajectoryOf(run))).toEqual([null, null, null, null]);
	});

	test('holds the guidance as it was worded anew, and not the call that worded it', async () => {
		const run = await runAll({
			method: 'symbolic-agent',
			models: {
				task: new ScriptedModel(['It is <<<42>>>']),
				coach: new ScriptedModel([CODE, 'Please write a program.', DONE]),
				checker: new ScriptedModel(() => 'No program.'),
			},
		});
		const { messages } = trajectoryOf(run, { methods: ['symbolic-agent'] })!;
		const said = messages.filter(({ role }) => role === 'assistant').map(({ content }) => content);
		expect(said).toEqual(['Please write a program.', DONE]);
	});

	test('of a record with more words than any coach has said is none', async () => {
		const long = (await coached([CODE, DONE], ['It is <<<42>>>'])).map((event) =>
			event.type === 'call-start' && event.role === 'coach'
				? {
						...event,
						messages: Array.from({ length: 100_000 }, () => ({ role: 'assistant' as const, content: 'x' })),
					}
				: event,
		);
		expect(trajectoryOf(long)).toBeNull();
	});

	test('of scripted models is left out unless it is asked for, and then says so', async () => {
		const run = (await coached([CODE, DONE], ['It is <<<42>>>'])).map((event) =>
			event.type === 'call-start'
				? { ...event, model: { ...event.model, kind: 'scripted' as const } }
				: event,
		);
		const choices: readonly TrainingChoice[] = [{}, { scripted: false }, { scripted: true }];
		expect(choices.map((choice) => trajectoryOf(run, choice)?.scripted)).toEqual([
			undefined,
			undefined,
			true,
		]);
		const [line] = sftLines([trajectoryOf(run, { scripted: true })!]);
		expect(JSON.parse(line!)).toMatchObject({ scripted: true });
	});
});

describe('conversations to learn from', () => {
	test('are those of right runs, a line of messages each', () => {
		const lines = [...sftLines([dialogue(true, 'q', 'code'), dialogue(false, 'q', 'text')])];
		expect(lines).toEqual([
			'{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"code"}]}\n',
		]);
	});
});

describe('pairs to learn from', () => {
	test('prefer what led to a right answer', () => {
		expect(pairsOf(dialogue(false, 'q', 'text'), dialogue(true, 'q', 'code'))).toEqual(['q: code > text']);
		const [line] = dpoLines([dialogue(false, 'q', 'text'), dialogue(true, 'q', 'code')]);
		expect(line).toBe(
			'{"prompt":[{"role":"user","content":"q"}],"chosen":[{"role":"assistant","content":"code"}],' +
				'"rejected":[{"role":"assistant","content":"text"}]}\n',
		);
	});

	test('prefer the shorter of two right ways where it is shorter by more than two', () => {
		const long = (reports: number): Trajectory =>
			dialogue(
				true,
				'q',
				'text',
				...Array.from({ length: reports }, (_, at) => [`r${String(at)}`, 'on']).flat(),
			);
		expect(pairsOf(dialogue(true, 'q', 'code'), long(2))).toEqual([]);
		expect(pairsOf(dialogue(true, 'q', 'code'), long(3))).toEqual(['q: code > text']);
	});

	test('are made at every point where the ways part, after the same words', () => {
		expect(
			pairsOf(
				dialogue(true, 'q', 'code', 'it timed out', 'search less'),
				dialogue(false, 'q', 'code', 'it timed out', 'return'),
				dialogue(false, 'q', 'text'),
			),
		).toEqual(['q: code > text', 'q code it timed out: search less > return']);
	});

	test('take the mean of all that came of a reply', () => {
		// code: (14 + -1 + -1 + -1) / 4 = 2.75; text: -1.
		const wrong = dialogue(false, 'q', 'code');
		expect(pairsOf(dialogue(true, 'q', 'code'), wrong, wrong, wrong, dialogue(false, 'q', 'text'))).toEqual([
			'q: code > text',
		]);
		// (14 - 14) / 15 = 0 is not positive.
		const many = Array.from({ length: 14 }, () => wrong);
		expect(pairsOf(dialogue(true, 'q', 'code'), ...many, dialogue(false, 'q', 'text'))).toEqual([]);
	});

	test('are none between different questions, nor where all was wrong', () => {
		expect(pairsOf(dialogue(true, 'q', 'code'), dialogue(false, 'other', 'text'))).toEqual([]);
		// -1 against -4: the better one is not positive.
		const long = dialogue(false, 'q', 'text', 'r', 'on', 'r', 'on', 'r', 'on');
		expect(pairsOf(dialogue(false, 'q', 'code'), long)).toEqual([]);
	});

	test('stay few where a question was asked a thousand times', () => {
		const runs = Array.from({ length: 1000 }, (_, at) => dialogue(at % 2 === 0, 'q', `reply ${String(at)}`));
		expect(pairsOf(...runs)).toHaveLength(36);
	});

	test('say that a scripted model took part', () => {
		const pairs = [
			...dpoLines([dialogue(true, 'q', 'code'), { ...dialogue(false, 'q', 'text'), scripted: true }]),
		];
		expect(pairs.map((line) => (JSON.parse(line) as Pair).scripted)).toEqual([true]);
	});

	test('never prefer a reply that no right run held, and never pair a reply with itself', () => {
		const words = fc.constantFrom('a', 'b', 'c');
		const trajectories = fc.array(
			fc.record({ isRight: fc.boolean(), replies: fc.array(words, { minLength: 1, maxLength: 4 }) }),
			{ maxLength: 12 },
		);
		fc.assert(
			fc.property(trajectories, (chosen) => {
				const all = chosen.map(({ isRight, replies }) =>
					dialogue(isRight, ...replies.flatMap((reply) => ['q', reply])),
				);
				const begins = ({ messages }: Trajectory, start: readonly unknown[]): boolean =>
					JSON.stringify(messages.slice(0, start.length)) === JSON.stringify(start);
				for (const line of dpoLines(all)) {
					const { prompt, chosen: better, rejected } = JSON.parse(line) as Pair;
					expect(better).not.toEqual(rejected);
					expect(all.some((one) => one.isRight && begins(one, [...prompt, ...better]))).toBe(true);
					expect(all.some((one) => begins(one, [...prompt, ...rejected]))).toBe(true);
				}
			}),
		);
	});
});
