import type {
	CostFact,
	CurveFact,
	DifferenceFact,
	HeatFact,
	ReliabilityFact,
} from '../core/bench/sentences.ts';
import type { HorizonFit } from '../core/bench/plots/horizon.ts';
import type { FamilyId } from '../core/tasks/family-id.ts';
import type { ReliabilityMark } from '../core/bench/plots/reliability.ts';
import { plural } from '../core/format.ts';
import type { Band } from '../core/bench/plots/curve.ts';
import { percent } from './bench-results.ts';

type NameOf = (key: string) => string;

const stepNames: Readonly<Partial<Record<FamilyId, string>>> = {
	letters: 'one letter of the word',
	'number-multiply': 'one product of two digits',
	navigate: 'one instruction',
	'web-of-lies': 'one person',
};

/** "is half right at about 14 steps (95 %: 9–22, approximate)". */
function halfRight({ half, line }: HorizonFit, alpha: number): string {
	const steps = line.map((level) => level.steps);
	const [fewest, most] = [Math.min(...steps), Math.max(...steps)];
	if (half === null) return 'never falls to one half';
	const { low, high } = half.interval;
	const sure = `${String(Math.round((1 - alpha) * 100))} %`;
	// Ends far away from every level that was asked are no numbers to rely on.
	const range =
		high > most * FAR
			? `from ${shortNumber(low)} on`
			: low < fewest / FAR
				? `up to ${shortNumber(high)}`
				: `${shortNumber(low)}–${shortNumber(high)}`;
	const where =
		half.steps > most ? `, beyond the levels asked,` : half.steps < fewest ? `, below the levels asked,` : '';
	return `is half right${where} at about ${shortNumber(half.steps)} steps (${sure}: ${range}, approximate)`;
}

const FAR = 10;

function shortNumber(steps: number): string {
	return steps < 10 ? steps.toFixed(1) : Math.round(steps).toLocaleString('en');
}

const ratedBy: Readonly<Record<ReliabilityFact['by'], string>> = {
	model: 'the model’s own word',
	probabilities: 'token probabilities',
	both: 'the model’s own word and token probabilities',
};

/** A Brier score or a calibration error. */
function score(value: number): string {
	return value.toFixed(3);
}

/** The pictures of an experiment: what each is called, and one sentence made of what it shows. How sure it is: `standing`. */
export const benchPicturesWords = {
	region: 'Plots',
	noData: 'Nothing counted yet.',
	/** Headings of the tables behind the pictures. */
	columns: {
		condition: 'method',
		level: 'level',
		familyLabel: 'task',
		source: 'source',
		rate: 'right',
		low: 'from',
		high: 'to',
		counted: 'counted',
		planned: 'planned',
		normalised: 'normalised score',
		tokens: 'tokens',
		seconds: 'seconds',
		difference: 'difference',
		pairs: 'pairs',
		won: 'only this right',
		lost: 'only the other right',
		e: 'evidence (e)',
		from: 'said, from',
		to: 'said, to',
		confidence: 'said on average',
		count: 'questions',
		trust: 'to be relied on',
		by: 'rated by',
		brier: 'Brier score',
		error: 'calibration error',
		rated: 'rated questions',
		unrated: 'unrated ones',
		steps: 'steps',
		fit: 'right by the fit',
	} as Readonly<Record<string, string>>,

	curve: {
		title: (family: string) => `${family}: right answers over difficulty`,
		bands: {
			'code-right': 'code, right',
			'text-right': 'words, right',
			'text-wrong': 'words, wrong',
			'code-wrong': 'code, wrong',
			none: 'no answer',
		} satisfies Record<Band, string>,
		/** Of the thin lines; empty where there is none. */
		fit: (fits: readonly HorizonFit[], nameOf: NameOf, family: FamilyId, alpha: number) => {
			if (fits.length === 0) return '';
			const said = fits.map((fit) => `${nameOf(fit.condition)} ${halfRight(fit, alpha)}`);
			const step = stepNames[family];
			return `Thin line: a fit, not a claim; ${said.join('; ')}.${step === undefined ? '' : ` A step is ${step}.`}`;
		},
		fitTable: 'Fitted line',
		says: (facts: readonly CurveFact[], nameOf: NameOf) => {
			const said = facts.map(({ condition, above, below, rises }) => {
				const name = nameOf(condition);
				if (rises) return `${name} does not only fall with the level`;
				if (above !== null && below !== null)
					return `${name} is above one half up to “${above}” and below it from “${below}”`;
				if (above !== null) return `${name} is above one half up to “${above}”`;
				if (below !== null) return `${name} is below one half from “${below}”`;
				return `where ${name} stands to one half cannot be said yet`;
			});
			return said.length === 0
				? 'Nothing counted yet.'
				: `${capital(said.join('; '))}. Each level’s interval holds by itself.`;
		},
	},

	heatMap: {
		title: 'Tasks and methods',
		says: ({ families, shared, ahead, fewest, most }: HeatFact, nameOf: NameOf) => {
			if (families === 0) return 'Nothing counted yet.';
			const parts = ahead.map(({ condition, families: of }) => `${nameOf(condition)} on ${String(of)}`);
			const level = shared === 0 ? [] : [`several alike on ${String(shared)}`];
			const behind = fewest === most ? String(most) : `${String(fewest)} to ${String(most)}`;
			return `Ahead on ${families === 1 ? 'one task' : `${String(families)} tasks`}: ${[...parts, ...level].join(', ')}. A single cell rests on ${behind} ${most === 1 ? 'question' : 'questions'} and proves little by itself.`;
		},
	},

	cost: {
		title: 'Right answers against cost',
		published:
			'published: GPT-4o, arXiv 2502.04350, tables 1 and 8; not measured here, other questions, not to be compared point by point',
		says: (fact: CostFact | null, nameOf: NameOf) => {
			if (fact === null) return 'How many tokens were used is not known.';
			const told = ({ condition, rate, tokens }: CostFact['best']): string =>
				`${nameOf(condition)} (${percent(rate)}, ${Math.round(tokens).toLocaleString('en')} tokens a question)`;
			return fact.best.condition === fact.cheapest.condition
				? `Most often right and cheapest: ${told(fact.best)}.`
				: `Most often right: ${told(fact.best)}; cheapest: ${told(fact.cheapest)}.`;
		},
	},

	differences: {
		title: (reference: string) => `Difference from ${reference}, same questions`,
		says: ({ reference, all, better, worse }: DifferenceFact, nameOf: NameOf) => {
			if (all === 0) return 'There is nothing to compare with.';
			const open = all - better.length - worse.length;
			const parts = [
				...(better.length === 0 ? [] : [`interval above 0: ${better.map(nameOf).join(', ')}`]),
				...(worse.length === 0 ? [] : [`interval below 0: ${worse.map(nameOf).join(', ')}`]),
				...(open === 0 ? [] : [`around 0: ${String(open)}`]),
			];
			return `Against ${nameOf(reference)}, ${parts.join('; ')}. Each interval holds by itself.`;
		},
	},

	reliability: {
		title: 'How sure it said it was, how often it was right',
		diagonal: 'as often right as it said',
		hollow: 'fewer than five questions',
		numbers: 'Calibration in numbers',
		trust: { few: 'no: fewer than five questions', enough: 'as its interval says' } satisfies Record<
			ReliabilityMark['trust'],
			string
		>,
		by: ratedBy,
		score,
		explain:
			'Brier score: mean squared distance of what was said and what came of it; 0 is perfect, and always saying 50 % gives 0.25. Calibration error: mean distance over the five groups, which depends on them.',
		says: (facts: readonly ReliabilityFact[], nameOf: NameOf) => {
			const said = facts.map(({ condition, confidence, rate, rated, unrated, by, brier, bins, off }) => {
				const how =
					bins === 0
						? 'too few to tell'
						: off === 0
							? 'within what chance allows'
							: `surely off in ${String(off)} of ${String(bins)} groups`;
				const unknown = unrated === 0 ? '' : `, ${String(unrated)} more unrated`;
				return `${nameOf(condition)} said ${percent(confidence)} and was right in ${percent(rate)} of ${plural(rated, 'question')}${unknown} (rated by ${ratedBy[by]}; Brier score ${score(brier)}; ${how})`;
			});
			const hollow = facts.some((fact) => fact.hollow > 0)
				? ' Hollow marks rest on fewer than five questions each and prove nothing.'
				: '';
			return said.length === 0
				? 'No method here said how sure it was.'
				: `${capital(said.join('; '))}.${hollow}`;
		},
	},
} as const;

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
