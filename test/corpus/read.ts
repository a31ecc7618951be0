import { answersOf } from '../../src/core/run/answers.ts';
import { readCoachReply } from '../../src/core/methods/steering/coach-reply/coach-reply.ts';
import { selfCheck } from '../../src/core/methods/kit/self-check.ts';
import type { CodeAnalysis, ExecutionResult } from '../../src/core/execution.ts';
import type { AskResult, FinalReply, Step, StepResult } from '../../src/core/methods/method.ts';
import { codeInterpreter } from '../../src/core/methods/code-interpreter/code-interpreter.ts';
import { onlyQuestion } from '../../src/core/methods/only-question.ts';
import type { Question } from '../../src/core/question.ts';
import { readReply } from '../../src/core/reply/read.ts';
import { createRng } from '../../src/core/rng.ts';
import type { RunVerdict } from '../../src/core/record/event.ts';
import { judge } from '../../src/core/run/judge.ts';
import { familyById } from '../../src/core/tasks/registry.ts';
import type { AnswerLabel, CheckLabel, DecisionLabel, Entry } from './entry.ts';

/** The question as it was put to the model. */
export function questionOf({ asked }: Pick<Entry<unknown>, 'asked'>): Question {
	if ('text' in asked) {
		return { text: asked.text, source: { kind: 'typed', expected: asked.expected } };
	}
	const family = familyById(asked.family);
	const level = family?.levels.find(({ id }) => id === asked.level);
	if (family === null || level === undefined) throw new Error(`${asked.family} ${asked.level} is not known`);
	const instance = family.generate(level, createRng(asked.seed, family.id, level.id));
	return {
		text: family.question(instance),
		source: { kind: 'instance', family: family.id, level: level.id, seed: asked.seed, instance },
	};
}

/** The page's whole way from a task model's reply to a verdict, the call and the run replaced by what was recorded. */
export function readAnswer(entry: Entry<AnswerLabel>): RunVerdict {
	const question = questionOf(entry);
	const method = entry.method === 'code-interpreter' ? codeInterpreter : onlyQuestion;
	const capabilities = {
		tools: entry.tools === true,
		logprobs: false,
		systemRole: true,
		temperature: true,
		prefill: false,
	};
	const final = play(
		method.plan(
			question,
			{ steps: 1, turns: '1' },
			{ capabilities, ruleCoach: false, answers: answersOf(question) },
		),
		entry,
	);
	if (final === null) throw new Error(`${entry.id}: one reply was not enough`);
	return judge(question, final);
}

export function readDecision({ reply }: Entry<DecisionLabel>): DecisionLabel['decision'] {
	return readCoachReply(reply).kind;
}

/** A check that asks for another program has not found out anything. */
export function readCheck(entry: Entry<CheckLabel>): CheckLabel['verdict'] {
	return play(selfCheck(questionOf(entry).text, '', 1), entry)?.verdict ?? 'unclear';
}

const NOT_READ: CodeAnalysis = { kind: 'unavailable', reason: 'not needed' };

/** Plays a plan whose first call gives the recorded reply; null when it asks for another. */
function play<T extends FinalReply | { verdict: unknown }>(
	plan: Generator<Step, T, StepResult>,
	entry: Entry<unknown>,
): T | null {
	let isAsked = false;
	const perform = (step: Step): StepResult | null => {
		switch (step.kind) {
			case 'ask':
				if (isAsked) return null;
				isAsked = true;
				return saidOf(entry);
			case 'execute':
				return { kind: 'execute', codeId: 'code-1', result: resultOf(entry), analysis: NOT_READ };
			case 'all':
				return { kind: 'all', results: step.steps.map(perform).filter((result) => result !== null) };
			case 'close':
			case 'keep':
			case 'note':
				return { kind: 'noted' };
		}
	};
	let next = plan.next();
	while (next.done !== true) {
		const result = perform(next.value);
		if (result === null) return null;
		next = plan.next(result);
	}
	return next.value;
}

/** Adapter between a recorded reply and what a plan hears. */
function saidOf({ reply, toolCalls = [], finish }: Entry<unknown>): AskResult {
	return {
		kind: 'ask',
		callId: 'call-1',
		text: reply,
		reasoning: '',
		toolCalls,
		finishReason: { unified: finish, raw: finish },
		usage: {},
		reading: { ...readReply(reply), isCut: finish === 'length' },
	};
}

/** A program that was not run when the reply was recorded printed nothing, so that it cannot pass unseen. */
function resultOf({ run }: Entry<unknown>): ExecutionResult {
	const stdout = run?.stdout ?? '';
	const ran = { stdout, stderr: '', output: stdout, truncated: false, figures: [], ms: 1 };
	switch (run?.ended) {
		case 'raised': {
			const { name, message } = run.error ?? { name: 'Exception', message: '' };
			return { kind: 'raised', ...ran, error: { name, message, traceback: `${name}: ${message}` } };
		}
		case 'timed-out':
			return { kind: 'timed-out', ...ran, limitMs: 10_000 };
		case 'finished':
		case undefined:
			return { kind: 'finished', ...ran, ...(run?.value === undefined ? {} : { value: run.value }) };
	}
}
