import { isRecord } from '../../json.ts';
import { err, ok, type Result } from '../../result.ts';
import type { Rng } from '../../rng.ts';
import { FEATURE_NAMES, featuresOf } from './features.ts';
import { fitLogistic, type LabelledRow, type LogisticModel, predict } from './logistic.ts';

/** One question that was answered both ways. */
export interface RoutedExample {
	question: string;
	/** Whether the text answer was right. */
	text: boolean;
	/** Whether the code answer was right. */
	code: boolean;
}

/** A trained router as it is stored and passed on; the probability is that of code being the better way. */
export interface RouterModel extends LogisticModel {
	version: 1;
	features: readonly string[];
	trainedOn: number;
}

/** How good the router is on questions it was not trained on; all shares from 0 to 1. */
export interface CrossValidation {
	folds: number;
	/** Share of held-out questions sent the better way. */
	accuracy: number;
	/** The same for always taking the way that is better more often. */
	baseline: number;
}

/**
 * `useful`: questions that were right in exactly one way, of which at least `needed` must be there; `why` is a sentence for a
 * person.
 */
export type TrainingResult =
	| { kind: 'trained'; model: RouterModel; validation: CrossValidation; isBetterThanBaseline: boolean }
	| { kind: 'too-little-data'; why: string; useful: number; needed: number };

const NEEDED_EXAMPLES = 40;
const NEEDED_PER_WAY = 8;
const FOLDS = 5;

/** Trains on the questions where exactly one way was right: the others say nothing about which to take. */
export function trainRouter(examples: readonly RoutedExample[], rng: Rng): TrainingResult {
	const rows = examples
		.filter(({ text, code }) => text !== code)
		.map(({ question, code }) => ({ features: featuresOf(question), label: code }));
	const codeCount = rows.filter(({ label }) => label).length;
	const fewest = Math.min(codeCount, rows.length - codeCount);
	if (rows.length < NEEDED_EXAMPLES || fewest < NEEDED_PER_WAY) {
		return {
			kind: 'too-little-data',
			why:
				`Only ${String(rows.length)} questions were right in exactly one way (code ${String(codeCount)}, ` +
				`text ${String(rows.length - codeCount)}); a router needs ${String(NEEDED_EXAMPLES)}, ` +
				`at least ${String(NEEDED_PER_WAY)} of each`,
			useful: rows.length,
			needed: NEEDED_EXAMPLES,
		};
	}
	const validation = crossValidate(rng.shuffle(rows));
	return {
		kind: 'trained',
		model: { version: 1, features: FEATURE_NAMES, trainedOn: rows.length, ...fitLogistic(rows) },
		validation,
		isBetterThanBaseline: validation.accuracy > validation.baseline,
	};
}

/** The one door for a stored router. */
export function parseRouterModel(json: string): Result<RouterModel> {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return err('The router is not valid JSON');
	}
	if (!isRecord(value) || value['version'] !== 1) return err('The router is of an unknown version');
	const { features, mean, scale, weights, bias, trainedOn } = value;
	if (JSON.stringify(features) !== JSON.stringify(FEATURE_NAMES)) {
		return err('The router was trained on other features');
	}
	const isFit = [mean, scale, weights].every(
		(list) => isNumbers(list) && list.length === FEATURE_NAMES.length,
	);
	if (!isFit || !isNumbers([bias, trainedOn]) || (scale as number[]).includes(0)) {
		return err('The router’s numbers are incomplete');
	}
	return ok({
		version: 1,
		features: FEATURE_NAMES,
		mean: mean as number[],
		scale: scale as number[],
		weights: weights as number[],
		bias: bias as number,
		trainedOn: trainedOn as number,
	});
}

function isNumbers(value: unknown): value is number[] {
	return Array.isArray(value) && value.every((item) => Number.isFinite(item));
}

function crossValidate(rows: readonly LabelledRow[]): CrossValidation {
	let right = 0;
	let guessed = 0;
	for (let fold = 0; fold < FOLDS; fold++) {
		const held = rows.filter((_, i) => i % FOLDS === fold);
		const rest = rows.filter((_, i) => i % FOLDS !== fold);
		const model = fitLogistic(rest);
		const usual = rest.filter(({ label }) => label).length * 2 >= rest.length;
		for (const { features, label } of held) {
			if (predict(model, features) >= 0.5 === label) right++;
			if (usual === label) guessed++;
		}
	}
	return { folds: FOLDS, accuracy: right / rows.length, baseline: guessed / rows.length };
}
