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
	| { kind: 'other-side' }
	/** Of a key that is held down: it is one press, or it would run through the talk. It is not the browser's either. */
	| { kind: 'nothing' };

/** Where a key was pressed. */
export interface KeyPlace {
	/** `field`: something is typed or chosen there; `control`: Enter and Space press it. */
	focus: 'stage' | 'control' | 'field';
	/** What is asked at the moment: hands, and whether any were typed. */
	bet: { isTyped: boolean } | null;
}

/** A keyboard, or a presenter's remote: those send PageUp, PageDown, F5 to begin, and a full stop or b for a black screen. */
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
	F5: 'full-screen',
	b: 'blank',
	'.': 'blank',
	'?': 'keys',
	Escape: 'leave',
};

/** Mean nothing in a field of digits; F5 would load the page anew. */
const IN_FIELDS: ReadonlySet<string> = new Set(['PageDown', 'PageUp', 'F5']);
const PRESSES: ReadonlySet<string> = new Set([' ', 'Enter']);
const OTHER_SIDE: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', '/', ',', '-']);

/** Null where the key is none of the stage's. */
export function stageAction(
	event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>,
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
	if (kind === undefined) return null;
	return event.repeat ? { kind: 'nothing' } : ({ kind } as StageAction);
}
