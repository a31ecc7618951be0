import { faceOf } from '../core/methods/faces.ts';
import { hasOwnWording, labelWith } from '../core/methods/prompts/wording-option.ts';
import type { MethodOptions } from '../core/method-id.ts';
import { forkLabel } from './fork.ts';

/** What of a run its name is made of. */
interface Labelled {
	/** An id of a method, known or not. */
	method: string;
	/** Absent where they are not known, as in a summary. */
	options?: MethodOptions | undefined;
	/** What a summary says in place of its options. */
	ownWords?: boolean | undefined;
	fork?: { instead: string; alternative: string } | undefined;
}

/** A run's method by name, marked where it spoke in the person's own words or goes on from another run: then it is no plain one. */
export function runLabel({ method, options, ownWords = hasOwnWording(options), fork }: Labelled): string {
	const name = labelWith(faceOf(method)?.label ?? method, ownWords);
	return fork === undefined ? name : `${name} · ${forkLabel(fork)}`;
}
