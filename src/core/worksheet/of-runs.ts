import { asTyped } from '../question.ts';
import { calledModels } from '../record/called-models.ts';
import type { RunSpec } from '../record/spec.ts';
import { summaryOf } from '../record/summary.ts';
import type { RunView } from '../record/view.ts';
import { referenceAnswer } from '../run/reference-answer.ts';
import { formatChosen, formatSetupQuery, withoutUsual } from '../setup/link.ts';
import { type Setup, setupOf } from '../setup/setup.ts';
import { addressOf, importedName } from '../tasks/origin.ts';
import { asksInFormulas } from './formulas.ts';
import { holdsAnswer, withoutAnswer } from './without-answer.ts';
import type { Worksheet, WorksheetLane } from './worksheet.ts';

/**
 * Runs of one question: who will be right? The way back asks it anew, and does not give the answer away. Null without a run.
 *
 * @param label the method of a run by name, with what makes it another one
 */
export function worksheetOfRuns(
	views: readonly RunView[],
	{ title, label }: { title: string; label: (spec: RunSpec) => string },
): Worksheet | null {
	const specs = views.flatMap(({ spec }) => (spec === null ? [] : [spec]));
	const setup = setupOf(specs);
	const [first] = specs;
	if (setup === null || first === undefined) return null;
	const lanes = views.flatMap((view): readonly WorksheetLane[] => {
		if (view.spec === null) return [];
		const { outcome, verdict, answer } = summaryOf(view);
		return [{ label: label(view.spec), outcome, verdict, answer, models: calledModels(view) }];
	});
	return {
		kind: 'run',
		title,
		items: [
			{
				from: null,
				question: asTyped(first.question),
				maths: asksInFormulas(first.question),
				bet: { asks: null, choices: lanes.map((lane) => lane.label) },
				check: null,
				key: { answer: referenceAnswer(first.question), claim: null, evidence: null, lanes },
			},
		],
		back: backTo(setup),
	};
}

/** A question that was drawn together with its answer is drawn anew, so that it can be judged; of an imported one its words alone travel. */
function backTo(whole: Setup): string {
	const setup = withoutUsual(whole);
	const { source } = setup;
	const isDrawn = source.kind === 'instance' && importedName(source.seed) === null;
	if (isDrawn && holdsAnswer(source.instance)) return addressOf(source, formatChosen(setup));
	return `#/?${formatSetupQuery(withoutAnswer(setup))}`;
}
