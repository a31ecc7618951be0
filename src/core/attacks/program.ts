import type { AttackOutcome, LiveAttack } from './attack.ts';
import { isRecord } from '../json.ts';
import harness from './harness.py?raw';

/** What an attack knows about where it is. */
export interface Surroundings {
	/** Address of the page, ending in `/`. */
	readonly page: string;
	/** Address of a server that would tell everybody, ending in `/`; where there is none, the page's own. */
	readonly elsewhere: string;
	/** Under this name something secret lies in each of the page's storages. */
	readonly decoy: string;
}

/** Python that begins every attack; `READ_OUTCOMES` in the same session tells what came of them. */
export function attackProgram(attacks: readonly LiveAttack[], around: Surroundings): string {
	const given = { ...around, attacks: Object.fromEntries(attacks.map(({ id, python }) => [id, python])) };
	// JSON twice: a JSON text of ASCII is a Python literal as well.
	return `import json\ngiven = json.loads(${ascii(JSON.stringify(JSON.stringify(given)))})\n${harness}`;
}

export const READ_OUTCOMES = 'print(look())';

/**
 * What the attacks have come to by now. It may be a program's forgery, so anything that is not an outcome counts as none.
 *
 * @returns By id; what has not answered yet is left out.
 */
export function readOutcomes(
	printed: string,
	attacks: readonly LiveAttack[],
): ReadonlyMap<string, AttackOutcome> {
	const { outcomes, blocked } = parsePrinted(printed);
	const read = new Map<string, AttackOutcome>();
	for (const attack of attacks) {
		const outcome = outcomeOf(attack, outcomes[attack.id], blocked);
		if (outcome !== null) read.set(attack.id, outcome);
	}
	return read;
}

function outcomeOf(attack: LiveAttack, outcome: unknown, blocked: readonly unknown[]): AttackOutcome | null {
	if (!Array.isArray(outcome)) return null;
	const [kind, text] = outcome as readonly unknown[];
	if (typeof text !== 'string') return null;
	if (kind === 'got') return { kind, loot: text };
	if (kind !== 'refused') return null;
	if (attack.isProvedByPolicy === true && !IS_PROOF.test(text)) {
		const isBlocked = blocked.some((address) => String(address).includes(`attack/${attack.id}`));
		if (!isBlocked) return { kind: 'not-run', why: text };
	}
	return { kind: 'refused', how: text };
}

/** What is not there at all needs no policy against it; and no server makes a browser throw this: WebKit does at what a policy blocks. */
const IS_PROOF = /^AttributeError|^NameError|^JsException: SecurityError/;

function parsePrinted(printed: string): { outcomes: Record<string, unknown>; blocked: readonly unknown[] } {
	let parsed: unknown;
	try {
		parsed = JSON.parse(printed);
	} catch {
		parsed = null;
	}
	if (!isRecord(parsed)) return { outcomes: {}, blocked: [] };
	const { outcomes, blocked } = parsed;
	return {
		outcomes: isRecord(outcomes) ? outcomes : {},
		blocked: Array.isArray(blocked) ? blocked : [],
	};
}

function ascii(json: string): string {
	return json.replaceAll(
		/[\u007f-\uffff]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
