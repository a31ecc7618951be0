import type { Results } from '../../core/bench/results.ts';
import { namesOf } from '../../core/bench/sentences.ts';
import { conditionName } from '../../words/bench-results.ts';

/** What each condition of an experiment is called, by its key; the key itself where there is none. */
export function namer({ rows }: Pick<Results, 'rows'>): (key: string) => string {
	const names = namesOf(rows.map(({ condition }) => condition));
	return (key) => {
		const name = names.get(key);
		return name === undefined ? key : conditionName(name);
	};
}
