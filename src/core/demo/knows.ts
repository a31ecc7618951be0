import { asTyped, type Question } from '../question.ts';
import { isFamilyId } from '../tasks/family-id.ts';
import { readTyped, typedKinds } from '../typed/registry.ts';

/**
 * Whether the scripted model has a script for a question, told from its words alone: asked at a press of Run, before anything of
 * the script itself is fetched, and cheap.
 */
export function knows(question: Question): boolean {
	return question.source.kind === 'instance'
		? isFamilyId(question.source.family)
		: typedKinds.some((kind) => readTyped(kind, asTyped(question)) !== null);
}
