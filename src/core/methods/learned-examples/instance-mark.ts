import { canonicalJson } from '../../json.ts';
import { hash } from '../../rng.ts';

/** 16 hexadecimal digits, the same for the same instance: short enough to travel with every example. */
export function instanceMark(instance: unknown): string {
	return hash(canonicalJson(instance))
		.map((half) => half.toString(16).padStart(8, '0'))
		.join('');
}
