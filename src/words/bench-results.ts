import type { Comparison, Comparisons, PlannedFigures } from '../core/bench/comparisons.ts';
import type { Normalised } from '../core/bench/normalised.ts';
import type { Rate } from '../core/bench/rate.ts';
import type { ResultRow } from '../core/bench/results.ts';
import type { AcrossFamilies } from '../core/bench/across-families.ts';
import type { ScanKind } from '../core/bench/scan.ts';
import type { ConditionName, Standing } from '../core/bench/sentences.ts';
import type { Spent, SpentKind } from '../core/bench/spent.ts';
import { cost, plural, seconds } from '../core/format.ts';
import type { ErrorKind } from '../core/record/summary.ts';
import type { Interval } from '../core/statistics/interval.ts';
import { shownText } from '../core/shown-text.ts';

type Unit = Standing['unit'];

/** "CodeSteer, symbolic checker off · gpt-4o". */
export function conditionName({ method, options, model }: ConditionName): string {
	const changed = options.map(({ label, value }) => `, ${label.toLowerCase()} ${value}`).join('');
	return `${method}${changed}${model === null ? '' : ` · ${shownText(model)}`}`;
}

/** A share in whole percent; what is not quite all or nothing never reads as all or nothing. */
export function percent(share: number): string {
	const whole = Math.round(share * 100);
	if (whole === 100 && share < 1) return '> 99 %';
	if (whole === 0 && share > 0) return '< 1 %';
	return `${String(whole)} %`;
}

/** Percent with both ends, "52–90 %"; an end in the first or last point has a digit more, for it rules 0 or 100 out. */
export function range({ low, high }: Interval): string {
	return `${end(low)}–${end(high)} %`;
}

function end(share: number): string {
	if (share === 0 || share === 1 || (share >= 0.01 && share <= 0.99)) return String(Math.round(share * 100));
	const finer = (share * 100).toFixed(1);
	return finer === '0.0' ? '< 0.1' : finer === '100.0' ? '> 99.9' : finer;
}

/** A difference of rates in points, always with its sign; a true minus sign. */
export function points(difference: number): string {
	// Half a point goes away from zero either way, or two methods would differ by more than one than by the other.
	const whole = Math.sign(difference) * Math.round(Math.abs(difference) * 100);
	return whole > 0 ? `+${String(whole)}` : whole < 0 ? `−${String(-whole)}` : '0';
}

function inCode({ code, text }: ResultRow['ways']): string {
	return percent(code / (code + text));
}

function number(count: number): string {
	return count.toLocaleString('en');
}

function sure(alpha: number): string {
	return `${String(Math.round((1 - alpha) * 1000) / 10)} %`;
}

const unitNames: Readonly<Record<Unit, string>> = { pairs: 'pairs', instances: 'questions', runs: 'runs' };

const scanNames: Readonly<Record<ScanKind, string>> = {
	refusal: 'declined',
	cut: 'cut replies',
	form: 'not in the asked form',
	disguise: 'disguised guesses',
	'time-out': 'programs out of time',
	limit: 'limit reached',
	'no-answer': 'no answer',
};

/** Where one is called otherwise. */
const ONE_FOUND: Partial<Readonly<Record<ScanKind, string>>> = {
	cut: 'cut reply',
	disguise: 'disguised guess',
	'time-out': 'program out of time',
};

const failureNames: Readonly<Record<ErrorKind, string>> = {
	'no-key': 'no key',
	unauthorised: 'key refused',
	forbidden: 'not allowed by the host',
	'unknown-model': 'model not known to the host',
	'rate-limit': 'too many requests',
	quota: 'quota used up',
	server: 'fault at the host',
	unreachable: 'host not reached',
	cut: 'connection broke off',
	malformed: 'reply not readable',
	'bad-request': 'request refused',
	'no-tools': 'model takes no tools',
	'no-prefill': 'model continues no message',
	unavailable: 'model not available',
	'spending-cap': 'spending cap reached',
	cancelled: 'stopped',
	python: 'Python failed',
	limit: 'limit reached',
	internal: 'fault of this page',
};

const spentNames: Readonly<Record<SpentKind, string>> = {
	tokens: 'tokens',
	seconds: 'seconds',
	money: 'cost',
};

function amount(kind: SpentKind, value: number): string {
	switch (kind) {
		case 'tokens':
			return number(Math.round(value));
		case 'seconds':
			return seconds(value * 1000);
		case 'money':
			return cost(value);
	}
}

/** What of a comparison is told. */
type Compared = Pick<
	Comparison,
	'a' | 'b' | 'pairs' | 'evidence' | 'favours' | 'pairsToGo' | 'holdsUp' | 'planned'
>;

function toGo({ pairsToGo }: Compared): string {
	if (pairsToGo === null) return '; at this share of disagreeing pairs no realistic number would tell';
	return `; at this share of disagreeing pairs about ${number(pairsToGo)} more are needed`;
}

/** With very few questions Newcombe's interval leaves out zero a little before the test does. */
function atEdge(interval: Interval | null): string {
	const leavesOutZero = interval !== null && (interval.low > 0 || interval.high < 0);
	return leavesOutZero ? ': the interval leaves out zero, but the test does not confirm it' : '';
}

/** What the tables of an experiment say. */
export const benchResultsWords = {
	percent,
	range,
	points,

	/** The table of results. */
	table: {
		title: 'Results',
		rows: 'Rows',
		by: { method: 'by method', family: 'by task too', level: 'by task and level' },
		method: 'Method',
		rate: 'Right',
		way: 'How',
		scan: 'Read it with',
		none: 'no result yet',
		computing: 'Computing the results…',
		moreRows: (next: number, all: number) => `Show ${number(next)} more of ${plural(all, 'row')}`,
		fault: (why: string) => `What is shown may be of a while ago; nothing newer could be computed: ${why}`,
		failures: (count: number, kind: string) => `${plural(count, 'run')} not counted: ${kind}`,
		runsOf: (what: string) => `Runs: ${what}`,
		allRuns: 'all that count',
		more: (count: number) => `and ${String(count)} more; the files below have them all`,
		close: 'Close',
	},

	/** What stands around the comparisons. */
	comparisons: {
		title: 'Differences',
		says: 'The same questions, two methods: how often only one of them was right.',
		alone: 'right alone:',
		of: (pairs: number) => `of ${plural(pairs, 'question')}`,
		interval: (difference: number, { low, high }: Interval) =>
			`${points(difference)} points (${points(low)} to ${points(high)})`,
		/** Beside figures of the planned size, where the interval is none: with repeats. */
		anyTime: '(the interval holds whenever you look, so it is wider)',
		none: 'Nothing to compare yet: no question has been answered by two methods.',
		more: (count: number) => `Show ${String(count)} more`,
	},

	rate: {
		/** Begins a cell of the table. */
		cell: ({ mean }: Rate) => (mean === null ? '–' : percent(mean)),
		/** "37 of 50 right, 100 planned". With repeats the right ones are sums of means. */
		count: ({ right, counted, planned }: Rate) =>
			`${number(Math.round(right * 10) / 10)} of ${number(counted)} right` +
			(counted < planned ? `, ${number(planned)} planned` : ''),
		/** Leads to them. */
		waiting: (count: number) => `${number(count)} done, not counted yet`,
		waitingNote:
			'Hollow: done, but an earlier question of the plan is not. Such results count when their turn has come. Quick answers arrive first and are more often right: a rate of whatever has arrived would flatter every method, because speed is not chance.',
		interval: ({ interval }: Rate) =>
			interval === null ? 'the rate drifted while it was watched' : range(interval),
		orderNote:
			'Equal counts can have different intervals while an experiment runs: an interval keeps what all its earlier ones had in common, so it also depends on the order in which right and wrong answers came.',
		preview: ({ preview, counted, planned }: Rate) =>
			preview === null || counted === planned
				? null
				: `if you let it finish: ${number(preview.low)}–${number(preview.high)} of ${number(planned)}`,
		either: (share: number, gained: number) =>
			`${percent(share)} counting either answer, of program or words (${number(gained)} ${gained === 1 ? 'run' : 'runs'} more)`,
		normalised: (score: number, interval: Interval | null, alpha: number) =>
			`normalised score ${(score * 100).toFixed(1)}` +
			(interval === null
				? ''
				: ` (${sure(alpha)} interval ${(interval.low * 100).toFixed(1)}–${(interval.high * 100).toFixed(1)}, by resampling questions within tasks, planned size)`),
		/** Its company: the rows of the table. */
		normalisedNote: ({ company, families, leftOut, waiting }: Normalised) =>
			`Normalised score: on each task the rate over the best rate of these ${plural(company.length, 'row')}, averaged over ${plural(families, 'task')}` +
			(leftOut > 0 ? `, without ${number(leftOut)} that nobody answered right` : '') +
			(waiting > 0
				? `; ${number(waiting)} ${waiting === 1 ? 'waits' : 'wait'} until all have counted one`
				: '') +
			'. Other rows beside it give other scores: not to be compared with published ones.',
	},

	families: {
		strata: ({ mean, standardError, families }: AcrossFamilies) =>
			`${percent(mean)} over these ${number(families)} tasks, each weighing the same` +
			(standardError === null ? '' : ` (standard error ${(standardError * 100).toFixed(1)} points)`),
		clusters: ({ mean, interval, families }: AcrossFamilies) =>
			`${percent(mean)} on tasks like these ${number(families)}` +
			(interval === null ? '' : ` (${range(interval)}, planned size)`),
	},

	/**
	 * Two methods on the same questions: by p-values at the end of a plan that nobody touched, else by evidence that may be read at any
	 * time. @param more what it would take to tell, while it is watched
	 */
	comparison: (found: Compared, nameOf: (key: string) => string, more = toGo(found)) => {
		const [a, b] = [nameOf(found.a), nameOf(found.b)];
		const ahead = found.favours === null ? null : nameOf(found[found.favours]);
		if (found.pairs === 0) return `${a} and ${b}: nothing to compare yet`;
		const better = `better than ${ahead === b ? a : b}`;
		if (found.planned !== null) {
			const { isShown, of, interval } = found.planned;
			if (!isShown) return `no difference between ${a} and ${b} is shown${atEdge(interval)}`;
			if (!found.holdsUp)
				return `taken by itself ${ahead ?? a} is ${better}, but not after looking at all ${number(of)} differences`;
			return `${ahead ?? a} is ${better}${of > 1 ? `, also after looking at all ${number(of)} differences` : ''}`;
		}
		const atAnyTime = found.holdsUp
			? '(can be said at any time)'
			: '(can be said at any time of these two alone, not yet after looking at all differences)';
		switch (found.evidence) {
			case 'no-sign':
				return `no sign of a difference between ${a} and ${b}`;
			case 'nothing-yet':
				return `nothing yet between ${a} and ${b}${more}`;
			case 'leaning':
				return `leaning to ${ahead ?? a}${more}`;
			case 'better':
				return `${ahead ?? a} is ${better} ${atAnyTime}`;
			case 'clearly':
				return `${ahead ?? a} is clearly ${better} ${atAnyTime}`;
		}
	},
	/** Only for a plan that ran to its end untouched. */
	plannedFigures: ({ midP, holm, of }: PlannedFigures) =>
		`planned size: McNemar (mid-p) p ${p(midP)}` +
		(of > 1 ? `, after all ${number(of)} (Holm) p ${p(holm)}` : ''),
	/** Null where nothing can be compared. */
	holdUp: ({ all, holdUp }: Comparisons) => {
		const compared = all.filter(({ pairs }) => pairs > 0);
		const [only] = compared;
		if (only === undefined) return null;
		if (compared.length < all.length) return holdUpOfSome(compared.length, all.length, holdUp);
		if (all.length === 1)
			return holdUp === 1
				? 'The difference holds up.'
				: `The difference does not hold up${only.planned === null ? ' yet' : ''}.`;
		return `${number(holdUp)} of ${number(all.length)} differences ${holdUp === 1 ? 'holds' : 'hold'} up after looking at all ${number(all.length)}.`;
	},

	/** Rates that say more of the limit than of the method; `limit` in tokens, null where the host decides. */
	oftenCut: (limit: number | null, rows: readonly { name: string; cut: number; runs: number }[]) =>
		`Many replies were cut off before their end: ${rows.map(({ name, cut, runs }) => `${number(cut)} of ${plural(runs, 'run')} of ${name}`).join(', ')}. ` +
		`Such a rate says more about the limit on a reply (${limit === null ? 'the host’s own' : plural(limit, 'token')}) than about the method. ` +
		'Raise “Most tokens of one reply” under Settings and ask in a new experiment.',

	/** How sure everything on the screen is, and how far it is. */
	standing: (standing: Standing) => {
		const { unit, counted, planned, waiting, failed, alpha, isPlannedEnd } = standing;
		const how = isPlannedEnd
			? plannedIntervals(standing)
			: `Intervals hold whenever you look (confidence sequence, ${sure(alpha)}).`;
		const turn =
			waiting === 0 ? '' : `, ${number(waiting)} waiting for ${waiting === 1 ? 'its' : 'their'} turn`;
		const broken =
			failed === 0
				? ''
				: ` ${number(failed)} ${failed === 1 ? 'run' : 'runs'} failed at the host and ${failed === 1 ? 'counts' : 'count'} nowhere.`;
		return `${how} ${number(counted)} of ${number(planned)} planned ${unitNames[unit]} counted${turn}.${broken}`;
	},

	spent: {
		names: spentNames,
		amount,
		/** Median and the middle half. */
		cell: (kind: SpentKind, { quartiles, unknown }: Spent) =>
			quartiles === null
				? 'not known'
				: `${amount(kind, quartiles.median)} (${amount(kind, quartiles.lower)}–${amount(kind, quartiles.upper)})` +
					(unknown === 0 ? '' : `, not known of ${number(unknown)}`),
		ratio: (kind: SpentKind, { ratio }: Spent, reference: string) =>
			ratio === null
				? null
				: `${times(ratio.centre)} the ${spentNames[kind]} of ${reference}` +
					(ratio.interval === null
						? ''
						: ` (${times(ratio.interval.low)} to ${times(ratio.interval.high)}, approximate)`),
	},

	/** How the answers were got; runs without one have no way. */
	ways: {
		code: (ways: ResultRow['ways']) =>
			ways.code + ways.text === 0 ? 'no answers' : `code in ${inCode(ways)} of answers`,
		/** Under the head "Code, of answers". */
		share: (ways: ResultRow['ways']) => (ways.code + ways.text === 0 ? '–' : inCode(ways)),
	},

	scan: {
		names: scanNames,
		failures: failureNames,
		nothing: 'nothing unusual',
		notLookedAt: 'not looked at: the symbolic checker was off',
		unknown: (runs: number) =>
			`of ${number(runs)} ${runs === 1 ? 'run' : 'runs'} kept by an earlier version nothing of this is known`,
		count: (kind: ScanKind, count: number) =>
			`${number(count)} ${(count === 1 ? ONE_FOUND[kind] : undefined) ?? scanNames[kind]}`,
	},
} as const;

/** Of the differences that can be looked at already; the rest stay among all that are guarded against. */
function holdUpOfSome(compared: number, all: number, holdUp: number): string {
	const holds =
		compared === 1
			? `The one difference that can be looked at ${holdUp === 1 ? 'holds' : 'does not hold'} up`
			: `${number(holdUp)} of the ${number(compared)} differences that can be looked at ${holdUp === 1 ? 'holds' : 'hold'} up`;
	const open = all - compared;
	return `${holds} after looking at all ${number(all)} pairs; ${number(open)} ${open === 1 ? 'has' : 'have'} nothing to compare yet.`;
}

/** Which intervals are shown of a plan that ran to its end untouched. */
function plannedIntervals({ alpha, differences }: Standing): string {
	const of = (names: string): string => `of the planned size (${names}, ${sure(alpha)})`;
	const anyTime = `whenever you look (confidence sequence, ${sure(alpha)}), because repeats were averaged`;
	switch (differences) {
		case 'planned-size':
			return `Intervals are ${of('Wilson, Newcombe')}; nobody touched the plan.`;
		case 'none':
			return `Intervals are ${of('Wilson')}; nobody touched the plan.`;
		case 'any-time':
			return `Intervals of rates are ${of('Wilson')}; nobody touched the plan. Those of differences hold ${anyTime}.`;
		case 'some':
			return `Intervals are ${of('Wilson, Newcombe')}; nobody touched the plan. Those of some differences hold ${anyTime}.`;
	}
}

function p(value: number): string {
	return value < 0.001 ? '< .001' : `= ${value.toFixed(3).replace(/^0/, '')}`;
}

function times(ratio: number): string {
	return `${ratio >= 10 ? number(Math.round(ratio)) : ratio.toPrecision(2)}×`;
}
