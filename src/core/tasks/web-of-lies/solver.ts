import { findingOf, type WebOfLiesInstance } from './instance.ts';

export function solve(instance: WebOfLiesInstance): string {
	const finding = findingOf(instance);
	return finding.kind === 'determined' ? yesNo(finding.truthful) : finding.kind;
}

/** The asked form. */
export function yesNo(truthful: boolean): string {
	return truthful ? 'Yes' : 'No';
}
