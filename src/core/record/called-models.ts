import type { ModelRef } from '../model.ts';
import type { RunView } from './view.ts';

/** Every model that was called in a run, each once, in the order of their first calls; where none was, the one that was to answer. */
export function calledModels({ spec, turns }: Pick<RunView, 'spec' | 'turns'>): readonly ModelRef[] {
	const called = turns.flatMap(({ entries }) =>
		entries.flatMap((entry) => (entry.kind === 'call' ? [entry.model] : [])),
	);
	const all = called.length === 0 && spec !== null ? [spec.models.task] : called;
	return [...new Map(all.map((ref) => [`${ref.kind} ${ref.id} ${ref.label}`, ref])).values()];
}

/** How much of what models said came from a script. */
export type Scripted = 'none' | 'part' | 'all';

/** Rules and people are no models: what they say is as it seems. */
export function scriptedAmong(speakers: readonly Pick<ModelRef, 'kind'>[]): Scripted {
	const models = speakers.filter(({ kind }) => kind !== 'rules' && kind !== 'person');
	const scripted = models.filter(({ kind }) => kind === 'scripted').length;
	if (scripted === 0) return 'none';
	return scripted === models.length ? 'all' : 'part';
}

/** Of one run, or of several that are shown together. */
export function scriptedIn(views: readonly Pick<RunView, 'spec' | 'turns'>[]): Scripted {
	return scriptedAmong(views.flatMap(calledModels));
}
