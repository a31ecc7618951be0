import type { ModelRequest } from '../model.ts';
import { createRng, type Rng } from '../rng.ts';
import type { Conversation } from './conversation.ts';
import type { Subject } from './subject.ts';
import type { Temperament } from './temperament.ts';

/** One call of the task model with all that is known about it. */
export interface Scene {
	request: ModelRequest;
	conversation: Conversation;
	subject: Subject;
	temperament: Temperament;
}

/** The same for a question, a temperament, a seed of the request and a purpose: a call repeated gives the same reply. */
export function randomOf({ subject, temperament, request }: Scene, ...purpose: (string | number)[]): Rng {
	return createRng('demo', subject.key, temperament, request.seed ?? 0, ...purpose);
}
