/** What a key, or a button, does on stage. */
export type StageAction =
	| { kind: 'next' }
	| { kind: 'back' }
	| { kind: 'restart' }
	| { kind: 'play' }
	| { kind: 'full-screen' }
	| { kind: 'blank' }
	| { kind: 'keys' }
	| { kind: 'leave' }
	/** Of a number of hands; `erase` takes the last one back. */
	| { kind: 'digit'; digit: number }
	| { kind: 'erase' }
	| { kind: 'other-side' };

/** Where a key was pressed. */
export interface KeyPlace {
	/** `field`: something is typed or chosen there; `control`: Enter and Space press it. */
	focus: 'stage' | 'control' | 'field';
	/** What is asked at the moment: hands, and whether any were typed. */
	bet: { isTyped: boolean } | null;
}

/** A keyboard, or a presenter's remote: those send PageUp, PageDown, and a full stop or b for a black screen. */
const KEYS: Readonly<Record<string, StageAction['kind']>> = {
	ArrowRight: 'next',
	' ': 'next',
	Enter: 'next',
	PageDown: 'next',
	n: 'next',
	ArrowLeft: 'back',
	PageUp: 'back',
	Backspace: 'back',
	p: 'back',
	Home: 'restart',
	s: 'play',
	f: 'full-screen',
	b: 'blank',
	'.': 'blank',
	'?': 'keys',
	Escape: 'leave',
};

/** Mean nothing in a field of digits. */
const IN_FIELDS: ReadonlySet<string> = new Set(['PageDown', 'PageUp']);
const PRESSES: ReadonlySet<string> = new Set([' ', 'Enter']);
const OTHER_SIDE: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', '/', ',', '-']);

/** Null where the key is none of the stage's. */
export function stageAction(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
	{ focus, bet }: KeyPlace,
): StageAction | null {
	const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
	if (event.ctrlKey || event.metaKey || event.altKey) return null;
	if (focus === 'field' && !IN_FIELDS.has(key)) return null;
	if (focus === 'control' && PRESSES.has(key)) return null;
	if (bet !== null) {
		if (/^\d$/.test(key)) return { kind: 'digit', digit: Number(key) };
		if (key === 'Backspace' && bet.isTyped) return { kind: 'erase' };
		if (OTHER_SIDE.has(key)) return { kind: 'other-side' };
	}
	const kind = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
	return kind === undefined ? null : ({ kind } as StageAction);
}
