import { examples } from '../../src/core/examples.ts';
import { questionOf } from '../../src/core/setup/setup.ts';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { Method } from '../../src/core/methods/method.ts';
import type { MethodId } from '../../src/core/method-id.ts';
import { methods } from '../../src/core/methods/registry.ts';
import type { PythonRunner } from '../../src/core/ports.ts';
import type { Question } from '../../src/core/question.ts';
import { createRng } from '../../src/core/rng.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import type { RunView } from '../../src/core/record/view.ts';
import type { FamilyId } from '../../src/core/tasks/family-id.ts';
import { familyById } from '../../src/core/tasks/registry.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDemoModel } from '../../src/runtime/model/demo.ts';
import { NodePython } from '../support/node-python.ts';
import type { Measurement, Section } from './section.ts';

const FAMILIES: readonly FamilyId[] = [
	'number-multiply',
	'letters',
	'game-24',
	'eight-queens',
	'path-plan',
	'blocksworld',
	'date-understanding',
	'gsm-hard',
];

/**
 * Mean tokens per question, input plus output, with GPT-4o. P2 = arXiv 2502.04350, table 8, tokens of fine-tuned 8B models left
 * out; P1 = arXiv 2410.03524, read off its cost figure to about ten tokens, for what P2 does not list.
 */
const PUBLISHED: Partial<Record<MethodId, string>> = {
	'only-question': '566 (P2)',
	'all-text': '1111 (P2)',
	'all-code': 'about 683 (P1)',
	'all-code-cot': '950 (P2)',
	'autogen-conca': '1296 (P2)',
	'autogen-system': 'about 583 (P1)',
	'code-interpreter': '1176 (P2)',
	'code-interpreter-plus': 'about 1419 (P1)',
	'code-text-sum': '3932 (P2)',
	'self-estimate': 'about 1409 (P1)',
	'symbolic-agent': '1193 (P2)',
	'code-text-sum-2': '2809 (P2)',
	'code-text-choice': '587 (P2)',
	codesteer: '4693 (P2)',
};

/**
 * What each method asks of a model on a dozen fixed questions, with the scripted model in every role and real Python. The shape
 * of a method shows in its calls; its tokens are a quarter of the characters of scripted text, so they say how the methods compare
 * with each other here, not what a real model would spend.
 */
export const steeringMethods: Section = {
	title: 'Methods: calls and estimated tokens per question, scripted model',
	async measure() {
		const python = new NodePython();
		try {
			const rows: Measurement[] = [];
			for (const method of methods) {
				const runs: RunView[] = [];
				for (const question of questions()) runs.push(await play(method, question, python));
				rows.push(toRow(method, runs));
			}
			return rows;
		} finally {
			await python.close();
		}
	},
};

function questions(): Question[] {
	const typed = examples.map(({ setup }) => questionOf(setup, false));
	return [...typed, ...FAMILIES.map(instanceOf)];
}

/** Of the family's first published level. */
function instanceOf(id: FamilyId): Question {
	const family = familyById(id);
	const level = family?.levels.find(({ published }) => published);
	if (family === null || level === undefined) throw new Error(`${id} has no published level`);
	const instance = family.generate(level, createRng('bench', id, level.id));
	return {
		text: family.question(instance),
		source: { kind: 'instance', family: id, level: level.id, seed: 'bench', instance },
	};
}

async function play(method: Method, question: Question, python: PythonRunner): Promise<RunView> {
	const model = createDemoModel('bold', { clock: systemClock, pace: () => 0 });
	const models = { task: model, coach: model, checker: model, summariser: model };
	const { ref } = model;
	const spec = {
		runId: 'bench' as RunId,
		groupId: 'bench' as GroupId,
		question,
		method: method.id,
		options: {},
		models: { task: ref, coach: ref, checker: ref, summariser: ref },
		limits: { pythonMs: 2_000 },
	};
	const events: RunEvent[] = [];
	const { signal } = new AbortController();
	for await (const event of runQuestion(spec, { models, python, clock: systemClock }, signal)) {
		if (event.type !== 'call-delta') events.push(event);
	}
	const view = foldRun(events);
	if (view.outcome !== 'finished') throw new Error(`${method.id}: ${JSON.stringify(view.failure)}`);
	return view;
}

function toRow(method: Method, runs: readonly RunView[]): Measurement {
	const mean = (pick: (run: RunView) => number | null): number =>
		runs.reduce((sum, run) => sum + (pick(run) ?? 0), 0) / runs.length;
	const tokensIn = mean(({ totals }) => totals.inputTokens);
	const tokensOut = mean(({ totals }) => totals.outputTokens);
	const right = runs.filter(({ verdict }) => verdict?.verdict.kind === 'correct').length;
	const published = PUBLISHED[method.id];
	return {
		name: method.label,
		value: mean(({ totals }) => totals.calls),
		unit: 'calls',
		detail: [
			`about ${(tokensIn + tokensOut).toFixed(0)} tokens (${tokensIn.toFixed(0)} in, ${tokensOut.toFixed(0)} out, characters ÷ 4)`,
			`${mean(({ totals }) => totals.executions).toFixed(1)} programs`,
			`${String(right)} of ${String(runs.length)} right`,
			published === undefined ? 'no published tokens' : `published with GPT-4o: ${published} tokens`,
		].join('; '),
	};
}
