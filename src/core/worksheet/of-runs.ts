import { faceOf } from '../methods/faces.ts';
import { labelWith } from '../methods/prompts/wording-option.ts';
import { asTyped } from '../question.ts';
import type { RunSpec } from '../record/spec.ts';
import type { RunSummary } from '../record/summary.ts';
import { referenceAnswer } from '../run/reference-answer.ts';
import { formatSetupQuery, withoutUsual } from '../setup/link.ts';
import { setupOf } from '../setup/setup.ts';
import type { Worksheet, WorksheetLane } from './worksheet.ts';

/** Runs of one question: who will be right? The way back asks it anew. Null without a run. */
export function worksheetOfRuns(
	runs: readonly { spec: RunSpec; summary: RunSummary }[],
	title: string,
): Worksheet | null {
	const specs = runs.map(({ spec }) => spec);
	const setup = setupOf(specs);
	const [first] = specs;
	if (setup === null || first === undefined) return null;
	const lanes = runs.map(({ spec, summary }): WorksheetLane => {
		const { outcome, verdict, answer, model } = summary;
		const label = labelWith(faceOf(spec.method)?.label ?? spec.method, spec.options);
		return { label, outcome, verdict, answer, model };
	});
	return {
		kind: 'run',
		title,
		items: [
			{
				from: null,
				question: asTyped(first.question),
				bet: { asks: null, choices: lanes.map(({ label }) => label) },
				check: null,
				key: { answer: referenceAnswer(first.question), claim: null, evidence: null, lanes },
			},
		],
		back: `#/?${formatSetupQuery(withoutUsual(setup))}`,
	};
}
