/** The steering methods by id, in the order in which they are shown. */
export const METHOD_IDS = [
	'only-question',
	'all-text',
	'all-code',
	'all-code-cot',
	'autogen-conca',
	'autogen-system',
	'code-interpreter',
	'code-interpreter-plus',
	'code-text-sum',
	'self-estimate',
	'symbolic-agent',
	'code-text-sum-2',
	'code-text-choice',
	'codesteer',
	'few-shot',
	'code-first-rule',
	'code-first-agent',
	'checked-code',
	'confidence-gate',
	'learned-router',
	'mental-code',
	'two-view',
	'chain-of-code',
	'tool-mix',
	'verify-vote',
	'nudge',
	'tool-filter',
	'learned-examples',
	'certified-vote',
] as const;

export type MethodId = (typeof METHOD_IDS)[number];

/** For ids from links, files and storage. */
export function isMethodId(id: string): id is MethodId {
	return (METHOD_IDS as readonly string[]).includes(id);
}

/** Values by option id; what is absent takes the option's default. */
export type MethodOptions = Readonly<Record<string, number | boolean | string>>;
