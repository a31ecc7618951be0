import type { StatisticalCountingInstance } from './instance.ts';

export function solve(instance: StatisticalCountingInstance): string {
	return String(total(instance));
}

interface Run {
	letter: string;
	length: number;
}

/** Maximal ones, from left to right. */
export function runsOf(text: string): Run[] {
	const runs: Run[] = [];
	for (const letter of text) {
		const last = runs.at(-1);
		if (last?.letter === letter) last.length++;
		else runs.push({ letter, length: 1 });
	}
	return runs;
}

/** Sum over the runs of the letter's points times how often that reading counts the run. */
function score(
	{ text, rules }: StatisticalCountingInstance,
	times: (run: Run, minRun: number) => number,
): number {
	const ruleOf = new Map(rules.map((rule) => [rule.letter, rule]));
	let sum = 0;
	for (const run of runsOf(text)) {
		const rule = ruleOf.get(run.letter);
		if (rule !== undefined && run.length >= rule.minRun) sum += rule.points * times(run, rule.minRun);
	}
	return sum;
}

/** The points of all runs that are long enough, each counted once. */
export function total(instance: StatisticalCountingInstance): number {
	return score(instance, () => 1);
}

/** The three misreadings seen most: once per letter, once per place where a run fits, once per piece of a run. */
export function wrongReadings(instance: StatisticalCountingInstance): [number, number, number] {
	const met = new Set<string>();
	const firstOnly = score(instance, ({ letter }) => {
		const times = met.has(letter) ? 0 : 1;
		met.add(letter);
		return times;
	});
	return [
		firstOnly,
		score(instance, ({ length }, minRun) => length - minRun + 1),
		score(instance, ({ length }, minRun) => Math.floor(length / minRun)),
	];
}
