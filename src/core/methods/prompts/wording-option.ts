import type { MethodOptions } from '../../method-id.ts';

/** A person's own wording travels in this option of a method, as JSON text `{ [prompt id]: text }`; it is no knob. */
export const WORDING_OPTION = 'wording';

export const YOUR_WORDING = 'your wording';

/** A method's name, with a mark where it speaks in a person's own words: then it is another method. */
export function labelWith(label: string, isReworded: boolean): string {
	return isReworded ? `${label} · ${YOUR_WORDING}` : label;
}

/** Looks only whether the option is there, not whether what it holds can be read. */
export function hasOwnWording(options: MethodOptions | undefined): boolean {
	return options?.[WORDING_OPTION] !== undefined;
}
