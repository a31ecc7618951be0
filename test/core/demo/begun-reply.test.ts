import { describe, expect, test } from 'vitest';
import { demoReply } from '../../../src/core/demo/demo-reply.ts';
import type { MethodId } from '../../../src/core/method-id.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { forkAt, forkSpec } from '../../../src/core/token-lens/fork.ts';
import { answerTokens } from '../../../src/core/token-lens/confidence.ts';
import { repliesOf } from '../../../src/core/token-lens/replies.ts';
import { runQuestion } from '../../../src/core/run/run.ts';
import { createDemoModel } from '../../../src/runtime/model/demo.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { collect, portsOf, runAll, stillClock, typed } from '../../support/run-spec.ts';

const DECIMALS = typed('Which is larger, 9.11 or 9.9?', '9.9');
const task = createDemoModel('bold', { clock: stillClock, pace: () => 0 });
const python = new FakePython(() => printed('<<<9.9>>>\n'));

async function original(method: MethodId) {
	const events = await runAll({ question: DECIMALS, method, models: { task }, python, logprobs: true });
	const view = foldRun(events);
	const reply = repliesOf(view)[0]!;
	return { view, tokens: answerTokens(reply.logprobs ?? []) };
}

describe('the scripted model', () => {
	test('names what else might have stood in its answer, where other answers it knows part from it', async () => {
		const { view, tokens } = await original('all-text');
		expect(view.verdict?.answer?.text).toBe('9.11');
		const found = tokens.map(({ text, alternatives }) => [text, alternatives.map((one) => one.text)]);
		expect(found).toContainEqual(['11', expect.arrayContaining(['9'])]);
		for (const { probability, alternatives } of tokens) {
			const sum = alternatives.reduce((all, one) => all + one.probability, probability);
			expect(sum).toBeLessThanOrEqual(1);
		}
	});

	test('goes on with a begun reply to the answer it leads to', async () => {
		const { view, tokens } = await original('all-text');
		const parting = tokens.find(({ alternatives }) => alternatives.some(({ text }) => text === '9'))!;
		const fork = forkAt(view, 'call-1', parting.place, '9')!;
		const spec = forkSpec(view.spec!, fork, { next: () => 'fork' });
		const ports = portsOf({ models: { task }, python });
		const forked = foldRun(await collect(runQuestion(spec, ports, new AbortController().signal)));
		expect(forked.verdict).toMatchObject({ verdict: { kind: 'correct' }, answer: { text: '9.9' } });
		expect(repliesOf(forked)).toMatchObject([{ answer: '9.9', begun: fork.begun }]);
	});

	test('goes on with its own reply from wherever it is begun, and ends what it does not know', () => {
		const messages = [{ role: 'user' as const, content: DECIMALS.text }];
		const request = { role: 'task' as const, question: DECIMALS, messages };
		const { text } = demoReply(request, 'bold');
		const goOn = (content: string) =>
			demoReply({ ...request, messages: [...messages, { role: 'assistant', content, isOpen: true }] }, 'bold')
				.text;
		for (let at = 0; at <= text.length; at++) expect(goOn(text.slice(0, at))).toBe(text.slice(at));
		expect(goOn('I say <<<12345')).toMatch(/^>>>/);
		expect(goOn('I do not know')).toContain('<<<9.9>>>');
	});
});
