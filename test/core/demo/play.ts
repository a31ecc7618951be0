import { afterAll } from 'vitest';
import { answersOf } from '../../../src/core/run/answers.ts';
import { demoReply } from '../../../src/core/demo/demo-reply.ts';
import type { Temperament } from '../../../src/core/demo/temperament.ts';
import type { CodeAnalysis, ExecutionResult, Thought } from '../../../src/core/execution.ts';
import type { FinalReply, Method, Step, StepResult } from '../../../src/core/methods/method.ts';
import type { MethodOptions } from '../../../src/core/method-id.ts';
import type { Question } from '../../../src/core/question.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { NodePython } from '../../support/node-python.ts';
import { runPython } from '../../support/pyodide.ts';

export interface Played {
	/** Who said what, in order: role and reply. */
	said: { role: string; text: string; sent: string }[];
	decisions: string[];
	checks: string[];
	outputs: string[];
	/** How the counts of a method stood: what led, and why it was settled or not. */
	votes: string[];
	final: FinalReply;
}

/** Plays a method with the scripted model in every role and real Python; only the symbolic checker is a fake. */
export async function play(
	method: Method,
	question: Question,
	temperament: Temperament,
	options: MethodOptions = {},
	ruleCoach = false,
): Promise<Played> {
	const played: Omit<Played, 'final'> = { said: [], decisions: [], checks: [], outputs: [], votes: [] };
	const plan = method.plan(question, options, {
		capabilities: { tools: true, logprobs: true, systemRole: true, temperature: true, prefill: true },
		ruleCoach,
		answers: answersOf(question),
	});
	let next = plan.next();
	while (next.done !== true) next = plan.next(await perform(next.value, question, temperament, played));
	return { ...played, final: next.value };
}

async function perform(
	step: Step,
	question: Question,
	temperament: Temperament,
	played: Omit<Played, 'final'>,
): Promise<StepResult> {
	switch (step.kind) {
		case 'ask': {
			const { role, messages, tools, logprobs, sample } = step;
			const reply = demoReply(
				{
					role,
					messages,
					question,
					...(tools ? { tools } : {}),
					...(logprobs ? { logprobs } : {}),
					...(sample === undefined ? {} : { seed: sample }),
				},
				temperament,
			);
			played.said.push({ role, text: reply.text, sent: messages.at(-1)?.content ?? '' });
			return {
				kind: 'ask',
				callId: String(played.said.length),
				text: reply.text,
				reasoning: '',
				toolCalls: reply.toolCalls ?? [],
				finishReason: { unified: 'stop', raw: null },
				usage: {},
				reading: readReply(reply.text),
				...(reply.logprobs ? { logprobs: reply.logprobs } : {}),
			};
		}
		case 'execute': {
			const result =
				step.thoughts === undefined
					? await execute(step.code)
					: await executeThinking(step.code, step.thoughts);
			played.outputs.push(result.kind === 'unavailable' ? '' : result.output.trim());
			const analysis = step.analyse === undefined ? null : analyse(step.code);
			return { kind: 'execute', codeId: 'code', result, analysis };
		}
		case 'all': {
			const results: StepResult[] = [];
			for (const part of step.steps) results.push(await perform(part, question, temperament, played));
			return { kind: 'all', results };
		}
		case 'close':
		case 'keep':
			return { kind: 'noted' };
		case 'note':
			if (step.event.type === 'decision') played.decisions.push(step.event.action);
			if (step.event.type === 'votes') played.votes.push(step.event.text);
			if (step.event.type === 'self-check') played.checks.push(step.event.verdict);
			return { kind: 'noted' };
	}
}

/** Only the page's own harness has `think`. */
const thinking = new NodePython();
afterAll(() => thinking.close());

function executeThinking(code: string, thoughts: readonly Thought[]): Promise<ExecutionResult> {
	return thinking.run({ code, thoughts, seed: 0, timeLimitMs: 3000 }, () => undefined);
}

export async function execute(code: string): Promise<ExecutionResult> {
	const ran = { stderr: '', truncated: false, figures: [], ms: 1 };
	// Python in Node cannot be stopped, so the one program that never ends is not started.
	if (code.includes('while remaining:')) {
		return { kind: 'timed-out', ...ran, stdout: '', output: '', limitMs: 10_000 };
	}
	try {
		const stdout = await runPython(code);
		return { kind: 'finished', ...ran, stdout, output: stdout };
	} catch (cause) {
		const message = String(cause);
		const error = { name: 'Error', message, traceback: message };
		return { kind: 'raised', ...ran, stdout: '', output: message, error };
	}
}

function analyse(code: string): CodeAnalysis {
	const computes = /\b(?:for|while|def)\b/.test(code);
	const flags = { searching: computes, symbolic: false, numerical: false };
	const score = computes ? 5 : 0.5;
	return {
		kind: 'analysed',
		published: { score, flags },
		keywords: { score },
		tree: {
			score,
			counts: { loops: 0, recursion: 0, branches: 0, errorHandling: 0, arithmetic: 0, solverLibrary: 0 },
			flags,
		},
		disguise: computes ? null : 'everything printed is a constant',
		lines: [],
		marks: [],
	};
}
