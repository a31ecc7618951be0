import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../../../src/core/methods/kit/ways.ts';
import { withInstruction } from '../../../src/core/methods/steps.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { demoReply } from '../../../src/core/demo/demo-reply.ts';
import type { Temperament } from '../../../src/core/demo/temperament.ts';
import { allCode } from '../../../src/core/methods/one-way.ts';
import { codeSteer } from '../../../src/core/methods/steering/codesteer.ts';
import type { ModelRequest } from '../../../src/core/model.ts';
import type { Question } from '../../../src/core/question.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { execute, play } from './play.ts';

const typed = (text: string): Question => ({ text, source: { kind: 'typed' } });

function ask(
	text: string,
	instruction = '',
	temperament: Temperament = 'bold',
	extra: Partial<ModelRequest> = {},
): string {
	const question = typed(text);
	const content = withInstruction(instruction, text);
	return demoReply({ role: 'task', messages: [{ role: 'user', content }], question, ...extra }, temperament)
		.text;
}

/** What the program of a reply prints. */
async function run(reply: string): Promise<string | null> {
	const code = readReply(reply).program?.code ?? null;
	if (code === null) return null;
	const result = await execute(code);
	return result.kind === 'finished' ? lastMarked(result.stdout) : result.kind;
}

const SIGNATURE = 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.';

// Starts Python, which takes longer than one test may.
beforeAll(() => execute('pass'), 60_000);

describe('demoReply to typed questions', () => {
	it('says what it is and how to get a real model when it has no script', () => {
		for (const question of ['Who wrote Faust?', 'Hello', 'What is 7 + 5?', '']) {
			const reply = ask(question);
			expect([reply.includes('scripted demo model, not a language model'), reply.includes('Ollama')]).toEqual(
				[true, true],
			);
		}
	});

	it('gets 9.11 and 9.9 wrong in words and right in code', async () => {
		const question = 'Which is larger, 9.11 or 9.9?';
		expect([
			lastMarked(ask(question)),
			lastMarked(ask(question, ALL_TEXT_INSTRUCTION)),
			await run(ask(question, CODE_COT_INSTRUCTION)),
		]).toEqual(['9.11', '9.11', '9.9']);
	});

	it('compares, sorts and subtracts decimals, each with the slip that fits', async () => {
		const answers = async (question: string): Promise<unknown> => [
			lastMarked(ask(question, ALL_TEXT_INSTRUCTION)),
			await run(ask(question, CODE_COT_INSTRUCTION)),
		];
		expect({
			smaller: await answers('Which is smaller, -2.08 or -2.7?'),
			harmless: await answers('Which is bigger: 3.2 or 4.1?'),
			sorted: await answers('Sort ascending: 3.4, 3.12, 3.099, 3.0995.'),
			difference: await answers('By how much is 12.3 larger than 12.27?'),
		}).toEqual({
			smaller: ['-2.08', '-2.7'],
			harmless: ['4.1', '4.1'],
			sorted: ['3.4, 3.12, 3.099, 3.0995', '3.099, 3.0995, 3.12, 3.4'],
			difference: ['0.24', '0.030000000000001137'],
		});
	});

	it('counts two r in strawberry in words and three in code, with positions when asked', async () => {
		const short = 'How many r are in strawberry?';
		const long = 'How many e in unprecedentedness, and where?';
		expect([
			lastMarked(ask(short)),
			await run(ask(short, CODE_COT_INSTRUCTION)),
			await run(ask(long, CODE_COT_INSTRUCTION)),
			await run(ask("How many times does the letter s occur in 'possessiveness'?", CODE_COT_INSTRUCTION)),
		]).toEqual(['2', '3', 'Count: 5, Positions: [5, 7, 9, 12, 15]', '6']);
	});

	it('multiplies in three bands: easy in words, middling in words and wrong, hard in code', async () => {
		const easy = ask('What is 14 × 37?');
		const middle = ask('2386 × 7419');
		const hard = ask('482915736 * 9073645218 = ?');
		expect({
			easy: [readReply(easy).program?.code ?? null, lastMarked(easy)],
			middle: [readReply(middle).program?.code ?? null, lastMarked(middle) === '17701734'],
			middleInCode: await run(ask('2386 × 7419', CODE_COT_INSTRUCTION)),
			hard: await run(hard),
		}).toEqual({
			easy: [null, '518'],
			middle: [null, false],
			middleInCode: '17701734',
			hard: '4381806058653350448',
		});
	});

	it('lets the two temperaments differ: the careful one codes unasked', async () => {
		const question = 'How many r are in strawberry?';
		expect([lastMarked(ask(question, '', 'bold')), await run(ask(question, '', 'careful'))]).toEqual([
			'2',
			'3',
		]);
	});

	it('repeats itself until the limit when words cannot find what does not exist', () => {
		const question = 'Make 24 from 4, 7, 7 and 12';
		const reply = demoReply(
			{ role: 'task', messages: [{ role: 'user', content: question }], question: typed(question) },
			'bold',
		);
		expect([reply.isCut, lastMarked(reply.text), reply.text.length > 1000]).toEqual([true, null, true]);
	});

	it('finds by search that there is no solution', { timeout: 60_000 }, async () => {
		const question = typed('Make 24 from 4, 7, 7 and 12');
		const { final, checks } = await play(codeSteer, question, 'bold');
		const { execution } = final;
		expect([execution?.kind === 'finished' && lastMarked(execution.stdout), checks.at(-1)]).toEqual([
			'no solution',
			'correct',
		]);
	});

	for (const temperament of ['bold', 'careful'] as const) {
		it(
			`plays the signature course, ${temperament}: disguise, objection, search, return`,
			{ timeout: 60_000 },
			async () => {
				const { said, decisions, checks, outputs } = await play(codeSteer, typed(SIGNATURE), temperament);
				const answers = said.filter(({ role }) => role === 'task');
				expect({
					roles: said.map(({ role }) => role),
					decisions,
					checks,
					first: readReply(answers[0]!.text).program?.code ?? null,
					firstOutput: outputs[0],
					push: answers[1]!.sent.includes('Search systematically'),
					searches: /def join_all/.test(answers[1]!.text),
				}).toEqual({
					roles: ['coach', 'task', 'checker', 'coach', 'task', 'checker', 'coach'],
					decisions: ['code', 'improve', 'return'],
					checks: ['incorrect', 'correct'],
					first: 'numbers = [3, 7, 8, 9]\nvalue = (9 - 7) * 3 * 8\nprint("<<<(9 - 7) * 3 * 8 = 24>>>")',
					firstOutput: '<<<(9 - 7) * 3 * 8 = 24>>>',
					push: true,
					searches: true,
				});
			},
		);
	}

	it('repairs a disguised program when shown its output', { timeout: 60_000 }, async () => {
		const { final } = await play(allCode, typed(SIGNATURE), 'bold', { turns: '2' });
		expect(readReply(final.text).program?.code ?? null).toContain('def join_all');
	});

	it('answers with a tool call when tools are offered and it codes, and with the output afterwards', () => {
		const question = typed('482915736 * 9073645218');
		const tools = [
			{
				name: 'run_python',
				description: 'Runs code',
				parameters: { type: 'object', properties: { code: {} } },
			},
		];
		const first: ModelRequest = {
			role: 'task',
			messages: [{ role: 'user', content: question.text }],
			question,
			tools,
		};
		const reply = demoReply(first, 'bold');
		const call = reply.toolCalls![0]!;
		const second = demoReply(
			{
				...first,
				messages: [
					...first.messages,
					{ role: 'assistant', content: reply.text, toolCalls: [call] },
					{ role: 'tool', toolCallId: call.id, content: '<<<4381806058653350448>>>' },
				],
			},
			'bold',
		);
		const { code } = JSON.parse(call.arguments) as { code: string };
		expect([
			call.name,
			code.includes('product *= factor'),
			second.toolCalls,
			lastMarked(second.text),
		]).toEqual(['run_python', true, undefined, '4381806058653350448']);
	});

	it('keeps to words for a middling product even with tools, as the large model does', () => {
		const question = typed('387 × 146');
		const tools = [{ name: 'run_python', description: '', parameters: {} }];
		const messages = [{ role: 'user', content: question.text }] as const;
		expect(demoReply({ role: 'task', messages, question, tools }, 'bold').toolCalls).toBeUndefined();
		expect(demoReply({ role: 'task', messages, question, tools }, 'careful').toolCalls).toHaveLength(1);
	});

	it('states one scripted confidence for the answer when probabilities are asked for', () => {
		const question = typed('Which is larger, 9.11 or 9.9?');
		const messages = [{ role: 'user', content: question.text }] as const;
		const { text, logprobs = [] } = demoReply({ role: 'task', messages, question, logprobs: true }, 'bold');
		const stated = new Set(logprobs.map(({ logprob }) => logprob).filter((logprob) => logprob < 0));
		expect([logprobs.map(({ token }) => token).join('') === text, stated.size]).toEqual([true, 1]);
	});
});
