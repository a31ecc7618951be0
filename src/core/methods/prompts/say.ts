/** A person's own wording: our text of a prompt to theirs. What is not in it goes out in ours. */
export type Wording = ReadonlyMap<string, string>;

/** In whose words a plan speaks, and what it has said in words that are not ours. */
export class Speaker {
	readonly #wording: Wording;
	/** Slots filled in: what was said to what we would have said. For the scripted model, which knows our words alone. */
	readonly said = new Map<string, string>();

	constructor(wording: Wording) {
		this.#wording = wording;
	}

	say(ours: string, values: Values): string {
		const own = this.#wording.get(ours);
		if (own === undefined) return filled(ours, values);
		const text = filled(own, values);
		this.said.set(text, filled(ours, values));
		return text;
	}
}

type Values = Readonly<Record<string, string>>;

let current = new Speaker(new Map());

/**
 * One step of a plan, or its making, in the words of a speaker. Between two steps a plan is plain code without a wait, so what it
 * says there is said by it alone, however many runs go on at once.
 */
export function speaking<T>(speaker: Speaker, step: () => T): T {
	const before = current;
	current = speaker;
	try {
		return step();
	} finally {
		current = before;
	}
}

/** A prompt of the registry as the running plan words it; `{name}` takes the value of that name. */
export function say(ours: string, values: Values = {}): string {
	return current.say(ours, values);
}

/** Names without a value stay as they are: a program in a prompt has curly brackets too. */
function filled(template: string, values: Values): string {
	const names = Object.keys(values);
	if (names.length === 0) return template;
	return template.replace(/\{([a-z]+)\}/g, (slot, name: string) =>
		Object.hasOwn(values, name) ? (values[name] as string) : slot,
	);
}
