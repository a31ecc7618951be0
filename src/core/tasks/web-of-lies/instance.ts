import { isRecord } from '../../json.ts';
import { isListOf } from '../kit/shape.ts';
import { investigate, type Claim, type Finding } from './claims.ts';

/** Who says what of whom; does the asked person tell the truth? */
export interface WebOfLiesInstance {
	people: string[];
	/** In the order shown; a claim may stand before the one it depends on. */
	claims: Claim[];
	/** The person asked about. */
	question: string;
}

const MAX_PEOPLE = 200;

/** Claims that settle the question. */
export function parseWebOfLies(value: unknown): WebOfLiesInstance | null {
	if (!isRecord(value)) return null;
	const { people, claims, question } = value;
	if (!isListOf(people, 1, MAX_PEOPLE, isName)) return null;
	const names = new Set<unknown>(people);
	if (names.size !== people.length || !names.has(question)) return null;
	const isClaim = (claim: unknown): claim is Claim => {
		if (!isRecord(claim) || !names.has(claim['who'])) return false;
		if (claim['kind'] === 'fact') return typeof claim['truthful'] === 'boolean';
		if (claim['kind'] === 'says') return names.has(claim['about']) && typeof claim['truthful'] === 'boolean';
		return (
			claim['kind'] === 'saysSame' &&
			names.has(claim['a']) &&
			names.has(claim['b']) &&
			typeof claim['same'] === 'boolean'
		);
	};
	if (!isListOf(claims, 0, 3 * MAX_PEOPLE, isClaim)) return null;
	const instance = { people, claims, question: question as string };
	return findingOf(instance).kind === 'determined' ? instance : null;
}

function isName(name: unknown): name is string {
	return typeof name === 'string' && /^\p{L}[\p{L}' -]{0,39}$/u.test(name);
}

/** What the claims say about the person asked about. */
export function findingOf({ people, claims, question }: WebOfLiesInstance): Finding {
	return investigate(people, claims, question);
}
