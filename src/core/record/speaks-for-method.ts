import { isCoachedByPerson } from '../person.ts';
import type { RunSummary } from './summary.ts';

/**
 * Whether a run shows what its method makes of its models, so that it may be counted as the method's or learned from: not where
 * somebody put a token in the model's place, nor where a person coached.
 */
export function speaksForMethod({
	fork,
	method,
	models,
}: Pick<RunSummary, 'fork' | 'method' | 'models'>): boolean {
	return fork === undefined && !isCoachedByPerson(method, models?.coach);
}
