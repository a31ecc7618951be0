/** A logistic model over standardised features; plain data, so it can be stored, exported and passed as an option. */
export interface LogisticModel {
	mean: readonly number[];
	/** Never zero. */
	scale: readonly number[];
	weights: readonly number[];
	bias: number;
}

/** One example to learn from; all rows of a training have as many features, in one order. */
export interface LabelledRow {
	features: readonly number[];
	/** True for the class whose probability is predicted. */
	label: boolean;
}

/** Gradient descent on the ridge-penalised log loss; deterministic. Throws without rows. */
export function fitLogistic(rows: readonly LabelledRow[], penalty = 0.05): LogisticModel {
	const width = rows[0]?.features.length;
	if (width === undefined) throw new RangeError('fitLogistic needs rows');
	const columns = Array.from({ length: width }, (_, i) => rows.map(({ features }) => features[i] ?? 0));
	const mean = columns.map(average);
	const scale = columns.map((column, i) => {
		const variance = average(column.map((value) => (value - (mean[i] ?? 0)) ** 2));
		return variance < 1e-12 ? 1 : Math.sqrt(variance);
	});
	const standard = rows.map(({ features, label }) => ({
		x: features.map((value, i) => (value - (mean[i] ?? 0)) / (scale[i] ?? 1)),
		y: label ? 1 : 0,
	}));
	let weights = new Array<number>(width).fill(0);
	let bias = 0;
	for (let round = 0; round < ROUNDS; round++) {
		const slope = new Array<number>(width).fill(0);
		let biasSlope = 0;
		for (const { x, y } of standard) {
			const error = sigmoid(dot(weights, x) + bias) - y;
			biasSlope += error;
			for (let i = 0; i < width; i++) slope[i] = (slope[i] ?? 0) + error * (x[i] ?? 0);
		}
		weights = weights.map((weight, i) => weight - RATE * ((slope[i] ?? 0) / rows.length + penalty * weight));
		bias -= (RATE * biasSlope) / rows.length;
	}
	return { mean, scale, weights, bias };
}

/** Probability of the positive class. */
export function predict({ mean, scale, weights, bias }: LogisticModel, features: readonly number[]): number {
	return sigmoid(
		dot(
			weights,
			features.map((value, i) => (value - (mean[i] ?? 0)) / (scale[i] ?? 1)),
		) + bias,
	);
}

const ROUNDS = 400;
const RATE = 0.5;

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function sigmoid(value: number): number {
	return 1 / (1 + Math.exp(-value));
}

function average(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
