/** Numbers for people: short, tabular, never more exact than they are. */

export function seconds(ms: number): string {
	if (ms < 1000) return `${String(Math.round(ms))} ms`;
	return `${(ms / 1000).toFixed(ms < 100_000 ? 1 : 0)} s`;
}

/** `1,234 tokens`; null when the host gave no count, `estimated` when the count is the page’s own guess. */
export function tokens(count: number | null, estimated = false): string {
	if (count === null) return 'tokens unknown';
	return `${estimated ? '≈ ' : ''}${grouped(count)} ${count === 1 ? 'token' : 'tokens'}`;
}

/** US dollars; unknown stays unknown, never 0. */
export function cost(dollars: number | null): string {
	if (dollars === null) return 'cost unknown';
	if (dollars === 0) return '$0';
	return dollars < 0.01 ? `$${dollars.toPrecision(2)}` : `$${dollars.toFixed(2)}`;
}

/** Bytes in steps of 1024, as file managers show them: `31.0 MB`. */
export function bytes(count: number): string {
	if (count < 1024) return `${String(count)} B`;
	if (count < 1024 * 1024) return `${(count / 1024).toFixed(0)} KB`;
	if (count < 1024 ** 3) return `${(count / 1024 ** 2).toFixed(1)} MB`;
	return `${(count / 1024 ** 3).toFixed(2)} GB`;
}

/** A rounded count with its noun: `1 run`, `1,200 runs`; `several` where the plural takes more than an s. */
export function plural(count: number, noun: string, several = `${noun}s`): string {
	return `${grouped(count)} ${count === 1 ? noun : several}`;
}

function grouped(count: number): string {
	return Math.round(count)
		.toString()
		.replace(/\B(?=(\d{3})+$)/g, ',');
}
