import { isRecord } from '../json.ts';
import type { Setup } from '../setup/setup.ts';

/**
 * For a link that others are to answer first: what the person said of the answer stays behind, and so does an instance in which the
 * answer stands.
 */
export function withoutAnswer(setup: Setup): Setup {
	const { source } = setup;
	return source.kind === 'typed' || holdsAnswer(source.instance)
		? { ...setup, source: { kind: 'typed' } }
		: setup;
}

/** Story problems, dates and mathematics are judged against a stored answer, which stands in their instances, drawn or imported. */
export function holdsAnswer(instance: unknown): boolean {
	return isRecord(instance) && 'reference' in instance;
}
