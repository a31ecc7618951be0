import { Part } from '../kit/part.svelte.ts';

/** What lanes of few methods show: not fetched with the first screen, but before it is needed as a rule. */
export const laterCards = new Part(() => import('./later-cards.ts'));

/** Names the prompts of a message. */
export const promptFinder = new Part(() => import('./FoundPrompts.svelte'));

/** Context of a lane: the spec of its run, by which the prompts of a message are told. */
export const SPOKEN = Symbol('spec of the run');

/** Context of a lane: a `Snippet<[CodeEntry]>` that is drawn at each program's output, where there is one. */
export const AT_OUTPUT = Symbol('what stands at an output');
