import { allCode } from './all-code.ts';
import { allCodeCot } from './all-code-cot.ts';
import { allText } from './all-text.ts';
import { codeSteer } from './codesteer.ts';
import type { Method, MethodId } from './method.ts';
import { onlyQuestion } from './only-question.ts';

/** Every steering method, in the order of `MethodId`. */
export const methods: readonly Method[] = [onlyQuestion, allText, allCode, allCodeCot, codeSteer];

export function methodById(id: string): Method | null {
	return methods.find((method) => method.id === id) ?? null;
}

export function isMethodId(id: string): id is MethodId {
	return methodById(id) !== null;
}
