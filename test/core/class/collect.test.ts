import { describe, expect, test } from 'vitest';
import { planOf } from '../../../src/core/bench/plan.ts';
import { statesOf } from '../../../src/core/bench/state.ts';
import { collectSteps, type Handed, MOST_STUDENTS, type Report } from '../../../src/core/class/collect.ts';
import { formatLine } from '../../../src/core/class/line.ts';
import { type ClassPlan, classPlanOf, designFor, studentOf } from '../../../src/core/class/plan.ts';
import { type ClassSummary, summaryOf } from '../../../src/core/class/summary.ts';
import { finish } from '../../../src/core/steps.ts';
import { castOf, designOf, summaryOfCell, wrong } from '../../support/bench-runs.ts';

function planFrom(change = {}): ClassPlan {
	const read = classPlanOf(designOf({ families: [{ family: 'letters', levels: ['10-15'] }], ...change }));
	if (!read.ok) throw new Error(read.error.kind);
	return read.value;
}

const plan = planFrom();
const cast = castOf('custom:small');

function handedIn(of: ClassPlan, name: string, change: Partial<ClassSummary> = {}): ClassSummary {
	const student = studentOf(name);
	const own = planOf(designFor(of, student, cast));
	const runs = own.cells.map((cell) => summaryOfCell(cell));
	return {
		...summaryOf(of, { student, nickname: name, cast }, statesOf(own, runs, new Set()), '0.1.0'),
		...change,
	};
}

function collect(
	text: string,
	before: readonly Handed[] = [],
): { handed: readonly Handed[]; report: Report } {
	return finish(collectSteps(plan, before, text));
}

const ann = formatLine(handedIn(plan, 'ann'));
const ben = formatLine(handedIn(plan, 'ben'));

describe('results collected from a text', () => {
	test('are found wherever they stand, each once', () => {
		const text = `Dear all,\n> ${ann}\n(${ben}), and again "${ann}"; CSP is no line, nor is XCSP1.abc.`;
		const { handed, report } = collect(text);
		expect(handed.map(({ line }) => line)).toEqual([ann, ben]);
		expect({ ...report, taken: report.taken.length }).toEqual({
			taken: 2,
			replaced: 0,
			known: 1,
			refused: [],
			isCut: false,
		});
		expect(collect(text, handed).handed).toEqual(handed);
		expect(collect(text, handed).report).toMatchObject({ taken: [], known: 3 });
	});

	test('are refused one by one, with the reason, and the others taken', () => {
		const student = studentOf('ben');
		const other = formatLine(handedIn(plan, 'ben', { nickname: 'ben again' }));
		const foreign = formatLine(handedIn(planFrom({ seed: 99 }), 'cem'));
		const [first, ...rest] = handedIn(plan, 'dan').questions;
		const changed = formatLine(handedIn(plan, 'dan', { questions: [...rest, first!] }));
		const fewer = formatLine(handedIn(plan, 'eve', { questions: rest }));
		const { handed, report } = collect(
			[ann.slice(0, -4), ben, other, foreign, changed, fewer, ann.replace('CSP1', 'CSP9'), ann].join(' '),
		);
		expect(handed.map(({ line }) => line)).toEqual([ben, ann]);
		expect(report.refused).toMatchObject([
			{ kind: 'damaged', line: ann.slice(0, -4) },
			{ kind: 'second', of: { student, nickname: 'ben again' } },
			{ kind: 'foreign' },
			{ kind: 'other-questions', of: { nickname: 'dan' } },
			{ kind: 'other-questions', of: { nickname: 'eve' } },
			{ kind: 'future', version: 9 },
		]);
	});

	test('are found in a mail as it travels, whose long lines are broken', () => {
		for (const end of ['\n', '\r\n']) {
			const mail = `My result: ${ann} ${ben}`.replace(/.{75}/g, `$&=${end}`);
			expect(collect(mail).handed.map(({ line }) => line)).toEqual([ann, ben]);
		}
		expect(collect(`My result=\n${ann}=\n${ben}`).handed.map(({ line }) => line)).toEqual([ann, ben]);
	});

	test('take the place of what the same student handed in before, where they go on from it', () => {
		const whole = handedIn(plan, 'ann');
		const upTo = (count: number, change: Partial<ClassSummary> = {}): string =>
			formatLine({
				...whole,
				...change,
				questions: whole.questions.map((question, at) =>
					at < count
						? question
						: { ...question, outcomes: question.outcomes.map(() => 'not-counted' as const) },
				),
			});
		const early = collect(`${upTo(2)} ${ben}`).handed;
		const later = collect(ann, early);
		expect(later.handed.map(({ line }) => line)).toEqual([ann, ben]);
		expect(later.report).toMatchObject({ taken: [], replaced: 1, known: 0, refused: [] });
		expect(collect(upTo(2), later.handed)).toMatchObject({ handed: later.handed, report: { known: 1 } });
		const [first, ...rest] = whole.questions;
		const otherwise = { ...first!, outcomes: first!.outcomes.map(() => 'not-right' as const) };
		for (const other of [
			formatLine({ ...whole, questions: [otherwise, ...rest] }),
			formatLine({ ...whole, model: 'another' }),
			formatLine({ ...whole, scripted: !whole.scripted }),
		]) {
			const { handed, report } = collect(other, early);
			expect([handed, report.refused.map(({ kind }) => kind)]).toEqual([early, ['second']]);
		}
	});

	test('that are known are not looked at again', () => {
		const [one] = collect(ann).handed;
		// Nothing would be right about it, were it read.
		expect(collect('CSP1.known', [{ ...one!, line: 'CSP1.known' }]).report).toMatchObject({
			known: 1,
			refused: [],
		});
	});

	test('are no more than a class may hold', () => {
		const [one] = collect(ann).handed;
		const full = Array.from({ length: MOST_STUDENTS }, (_, at) => ({
			line: String(at),
			summary: { ...one!.summary, student: studentOf(`filler ${String(at)}`) },
		}));
		expect(collect(ann, full).report).toMatchObject({ taken: [], refused: [{ kind: 'full' }] });
	});

	test('come out of ten million letters in steps of little work, however hostile', () => {
		for (const text of [
			'CSP1.'.repeat(2_000_000),
			`CSP1.${'A'.repeat(10_000_000)}`,
			'CSP1'.repeat(2_500_000),
			' \n'.repeat(5_000_000),
			`${'x'.repeat(10_000_000)} ${ann}`,
		]) {
			let steps = 0;
			const going = collectSteps(plan, [], text);
			let next = going.next();
			while (next.done !== true) {
				steps++;
				next = going.next();
			}
			expect(steps).toBeLessThanOrEqual(2_000);
			expect(next.value.handed.length).toBe(text.endsWith(ann) ? 1 : 0);
		}
	});
});

describe('what a student hands in', () => {
	test('counts no run that a host failed, nor what waits for an earlier one', () => {
		const student = studentOf('fay');
		const own = planOf(designFor(plan, student, cast));
		// The first question answered by both, of the second one run failed, the third is missing, the rest waits.
		const runs = own.cells.flatMap((cell, at) => {
			if (at === 2) return [summaryOfCell(cell, { outcome: 'failed', error: 'server' })];
			return at === 4 ? [] : [summaryOfCell(cell, at === 1 ? wrong : { tokens: at === 3 ? null : 50 })];
		});
		const { questions, tokens } = summaryOf(
			plan,
			{ student, nickname: '', cast },
			statesOf(own, runs, new Set()),
			'0.1.0',
		);
		expect(questions.map(({ outcomes }) => outcomes)).toEqual([
			['right', 'not-right'],
			['not-counted', 'right'],
			['not-counted', 'right'],
			['not-counted', 'right'],
			['not-counted', 'right'],
		]);
		expect(tokens).toEqual([50, null]);
	});

	test('is scripted where the scripted model speaks in any role that is asked', () => {
		const student = studentOf('hal');
		const scripted = { id: 'demo:bold', label: 'Demo', kind: 'scripted' } as const;
		const said = (change: object, method: 'codesteer' | 'all-text') => {
			const of = planFrom({ methods: [{ id: method, options: {} }] });
			const by = { ...cast, models: { ...cast.models, ...change } };
			return summaryOf(of, { student, nickname: '', cast: by }, new Map(), '0.1.0').scripted;
		};
		expect([
			said({}, 'codesteer'),
			said({ coach: scripted }, 'codesteer'),
			said({ checker: scripted }, 'codesteer'),
			said({ checker: scripted, coach: scripted }, 'all-text'),
			said({ task: scripted }, 'all-text'),
		]).toEqual([false, true, true, false, true]);
	});

	test('holds no key that was typed as a nickname', () => {
		const line = handedIn(plan, 'sk-proj-9fKq2LmZx7TbV4');
		expect(JSON.stringify(line)).not.toContain('9fKq2LmZx7TbV4');
	});

	test('is the same though the experiment asks more by now', () => {
		const student = studentOf('gil');
		const design = designFor(plan, student, cast);
		const grown = planOf({ ...design, sizes: [...design.sizes, { instances: 9, repeats: 1 }] });
		const runs = grown.cells.map((cell) => summaryOfCell(cell));
		const summary = summaryOf(
			plan,
			{ student, nickname: 'gil', cast },
			statesOf(grown, runs, new Set()),
			'0.1.0',
		);
		expect(summary).toEqual(handedIn(plan, 'gil'));
	});
});

describe('the plan of a class', () => {
	test('is the same whatever the models, their names and the cap on spending', () => {
		expect(planFrom({ casts: [castOf('other:model')], cap: 3 }).hash).toBe(plan.hash);
		expect(plan.hash).toMatch(/^[0-9a-f]{16}$/);
		const others = [
			planFrom({ seed: 2 }),
			planFrom({ sizes: [{ instances: 4, repeats: 1 }] }),
			planFrom({ blocks: 'all' }),
			planFrom({ methods: [{ id: 'all-text', options: {} }] }),
			planFrom({ limits: { pythonMs: 1 } }),
		];
		expect(new Set([plan, ...others].map(({ hash }) => hash)).size).toBe(6);
	});

	test('that has grown asks its last size from the first', () => {
		const sizes = [
			{ instances: 2, repeats: 1 },
			{ instances: 5, repeats: 1 },
		];
		expect(planFrom({ sizes })).toEqual(plan);
	});

	test('is refused where it is a search, asks copies, repeats, compares models, or is too large', () => {
		const samples = [{ name: 'a', instance: {} }];
		const refused = [
			{ search: { threshold: 0.5 } },
			{ imported: [{ family: 'letters' as const, samples }] },
			{ sizes: [{ instances: 2, repeats: 3 }] },
			{ casts: [castOf('a'), castOf('b')] },
			{ sizes: [{ instances: 101, repeats: 1 }] },
		].map((change) => classPlanOf(designOf(change)));
		expect(refused).toEqual([
			{ ok: false, error: { kind: 'search' } },
			{ ok: false, error: { kind: 'imported' } },
			{ ok: false, error: { kind: 'repeats', repeats: 3 } },
			{ ok: false, error: { kind: 'casts', casts: 2 } },
			{ ok: false, error: { kind: 'too-many', instances: 202, methods: 2 } },
		]);
	});

	test('gives five hundred students questions of their own', () => {
		const seeds = Array.from({ length: 500 }, (_, at) => designFor(plan, studentOf(`s${String(at)}`)).seed);
		expect(new Set(seeds).size).toBe(500);
	});
});
