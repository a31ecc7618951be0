import type { DifferenceMark } from '../core/bench/plots/differences.ts';
import type { SpentKind } from '../core/bench/spent.ts';
import { plural } from '../core/format.ts';
import type { Scripted } from '../core/record/called-models.ts';
import { SCRIPTED_MARK } from './scripted.ts';

/** What stands around the pictures of an experiment; what they say of it: `bench-pictures.ts`. */
export const benchPlotsWords = {
	part: 'This picture',
	choice: 'Picture',
	choices: {
		curve: 'Difficulty',
		heatMap: 'Tasks',
		cost: 'Cost',
		differences: 'Differences',
		reliability: 'Confidence',
	},
	task: 'Task',
	against: 'Against',
	spent: 'Cost in',
	spentNames: { tokens: 'Tokens', seconds: 'Seconds', money: 'Money' } satisfies Record<SpentKind, string>,
	axes: {
		cost: {
			tokens: 'tokens per question',
			seconds: 'seconds per question',
			money: 'US dollars per question',
		} satisfies Record<SpentKind, string>,
		difference: 'difference in points',
		confidence: 'how sure it said it was',
	},

	bands: {
		title: (family: string) => `${family}: how the answers were got`,
		says: 'Right answers stand at the left, so that they end at the rate; wrong ones are striped. Numbers are runs.',
	},
	hardest: ({ level, above, below, open }: { level: string; above: number; below: number; open: number }) =>
		`Of ${String(above + below + open)} lines ${String(above)} are surely above one half at “${level}”, ${String(below)} surely below; of ${String(open)} it cannot be said yet. Each level’s interval holds by itself.`,
	manyLines: 'Intervals of so many lines would hide each other; the table has them.',
	normalised: 'Points are plain rates, with their intervals.',
	legend: { own: 'measured here', published: 'published (GPT-4o over 37 tasks)' },
	anyTime: 'The interval of each group holds whenever you look (confidence sequence).',
	grey: (published: string) => `In grey, ${published}.`,
	difference: ({ evidence, difference, won, lost }: Told, isShort: boolean, points: (of: number) => string) =>
		[
			difference === null ? 'nothing to compare yet' : points(difference),
			...(isShort || difference === null ? [] : [`${String(won)} won, ${String(lost)} lost`]),
			...(difference === null ? [] : [evidenceOf(evidence, won > lost)]),
		].join(' · '),

	source: {
		own: 'measured here',
		published: 'published',
		/** Below each picture and in its file. */
		line: (models: readonly string[], seed: number) =>
			`Measured with CodeSteer Playground: ${models.join(', ')}; seed ${String(seed)}.`,
		scripted: {
			none: '',
			part: ' (in part scripted, not an LLM)',
			all: SCRIPTED_MARK,
		} satisfies Record<Scripted, string>,
	},

	table: 'Data table',
	tableOf: (title: string) => `Data table: ${title}`,
	runs: 'runs',
	runsOf: (count: number) => plural(count, 'run'),
	columns: {
		share: 'share',
		band: 'how',
		money: 'cost',
		right: 'right ones',
		standing: 'at the threshold',
	} as Readonly<Record<string, string>>,
	unknown: 'not known',
	save: { svg: 'SVG', png: 'PNG' },
	saveName: (kind: string, title: string) => `${kind}: ${title}`,
	notSaved: (why: string) => `The picture could not be saved: ${why}`,
} as const;

type Told = Pick<DifferenceMark, 'evidence' | 'difference' | 'won' | 'lost'>;

function evidenceOf(evidence: DifferenceMark['evidence'], isAhead: boolean): string {
	const way = isAhead ? 'better' : 'worse';
	switch (evidence) {
		case 'no-sign':
			return 'no sign of a difference';
		case 'nothing-yet':
			return 'nothing yet';
		case 'leaning':
			return `leaning to ${way}`;
		case 'better':
			return way;
		case 'clearly':
			return `clearly ${way}`;
	}
}
