/** Follows JSON text as it comes in pieces. */
export interface Wholeness {
	read(text: string): void;
	/** An object has begun. */
	isObject(): boolean;
	/** An object has begun and is closed again. */
	isWhole(): boolean;
}

/** Tells when a JSON object that comes in pieces is complete; each character is looked at once. */
export function createWholeness(): Wholeness {
	let state: 'blank' | 'object' | 'whole' | 'other' = 'blank';
	let depth = 0;
	let isInText = false;
	let isEscaped = false;

	const readLetter = (letter: string): void => {
		if (state === 'blank' && letter.trim() !== '') state = letter === '{' ? 'object' : 'other';
		if (state !== 'object') return;
		if (isEscaped) isEscaped = false;
		else if (isInText) {
			if (letter === '\\') isEscaped = true;
			else if (letter === '"') isInText = false;
		} else if (letter === '"') isInText = true;
		else if (letter === '{') depth++;
		else if (letter === '}' && --depth === 0) state = 'whole';
	};

	return {
		read: (text) => {
			for (const letter of text) readLetter(letter);
		},
		isObject: () => state === 'object' || state === 'whole',
		isWhole: () => state === 'whole',
	};
}
