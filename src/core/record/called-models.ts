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

/** Whether anything in the run was said by a script. */
export function hasScripted(view: Pick<RunView, 'spec' | 'turns'>): boolean {
	return calledModels(view).some(({ kind }) => kind === 'scripted');
}
