import { LIVE_KINDS } from '../../src/core/attacks/attack.ts';

/** What the table must hold at least one of each. Those of the self-test come first. */
export const KINDS = [
	...LIVE_KINDS,
	'forged messages',
	'links',
	'meta refresh',
	'forms',
	'speculation rules',
	'prefetch',
	'popups',
	'a worker outliving its end',
	'the next program',
	'the next visit',
	'reply floods',
	'output floods',
	'memory',
	'recursion',
	'regular expressions',
	'blocked event loop',
	"the frame's thread",
] as const;

export type Kind = (typeof KINDS)[number];

/** Where the attacker stands. */
export type Position = 'Python' | 'JavaScript in the worker' | "the frame's thread" | 'a whole program';

export interface Row {
	readonly id: string;
	readonly kind: Kind;
	readonly position: Position;
	/** What it tries. */
	readonly says: string;
	/** What must be seen for "refused", beside what the attack itself tells. */
	readonly recorders: 'none' | 'see nothing';
	/** Why it may come through where it stands; absent where it must not. */
	readonly isOpen?: string;
	/** The one engine, by its name, in which it may. */
	readonly isOpenIn?: string;
}

/** What one row came to in one engine. */
export interface RowOutcome {
	readonly row: Row;
	readonly kind: 'refused' | 'got' | 'not-run';
	readonly says: string;
}
