import type { MethodId } from '../../method-id.ts';

/** Which methods send the same texts. */
export const COACHED: readonly MethodId[] = ['codesteer', 'symbolic-agent'];
export const WITH_COACH: readonly MethodId[] = [...COACHED, 'code-first-agent'];
export const RULED_PLAN: readonly MethodId[] = ['code-first-rule', 'code-first-agent'];
export const CHECKED: readonly MethodId[] = [...WITH_COACH, 'code-first-rule', 'checked-code'];
export const INTERPRETERS: readonly MethodId[] = [
	'code-interpreter',
	'code-interpreter-plus',
	'learned-examples',
	'tool-mix',
];
export const IN_TURNS: readonly MethodId[] = [
	'only-question',
	'all-text',
	'all-code',
	'all-code-cot',
	'autogen-conca',
	'autogen-system',
];
/** Of which the question goes out in either way. */
const BOTH_WAYS: readonly MethodId[] = [
	'code-text-sum',
	'code-text-sum-2',
	'code-text-choice',
	...WITH_COACH,
	'code-first-rule',
	'checked-code',
	'confidence-gate',
	'learned-router',
	'two-view',
	'tool-mix',
	'certified-vote',
];
export const WORDS_ASKED: readonly MethodId[] = ['all-text', 'tool-filter', ...BOTH_WAYS];
export const CODE_ASKED: readonly MethodId[] = ['all-code-cot', 'verify-vote', ...BOTH_WAYS];
