/** What a browser keeps of a class: taught here, or taken part in. */
export interface ClassPlace {
	role: 'taught' | 'joined';
	/** Hash of the plan. */
	hash: string;
}

/** Port: a text for each class and role. */
export interface ClassStore {
	/** In no order. */
	list(): readonly ClassPlace[];
	load(place: ClassPlace): string | null;
	/** Null takes it away. False where it lasts only as long as the page is open: the browser refuses it, or has no room. */
	save(place: ClassPlace, text: string | null): boolean;
}

/** Why no codes are read by a camera; `words/class.ts` says it. */
export type CameraFault =
	/** The browser gives no page like this a camera: no secure address, or no such thing. */
	| 'not-offered'
	| 'denied'
	| 'missing'
	/** Another program has it. */
	| 'busy'
	/** It was pulled out, taken by another program, or no longer allowed. */
	| 'ended'
	| 'failed';
