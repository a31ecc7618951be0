/** A word of the field, as it stands in a sentence; what it means is in `terms.ts`. */
export const termNames = {
	'task-model': 'task model',
	coach: 'coach',
	'rule-coach': 'rule coach',
	guidance: 'guidance',
	'symbolic-checker': 'symbolic checker',
	'self-check': 'self-answer checker',
	complexity: 'complexity',
	disguise: 'disguised guess',
	cot: 'CoT',
	'code-interpreter': 'code interpreter',
	autogen: 'AutoGen',
	'system-message': 'system message',
	summariser: 'summariser',
	'self-consistency': 'self-consistency',
	'token-probability': 'token probabilities',
	'normalised-score': 'normalised score',
	p1: 'P1',
	p2: 'P2',
	symbench: 'SymBench',
	temperament: 'bold and careful',
	split: 'seen and unseen',
} as const;

export type TermId = keyof typeof termNames;

/** The two papers. */
export const PAPERS = {
	steering: 'https://arxiv.org/abs/2410.03524',
	codeSteer: 'https://arxiv.org/abs/2502.04350',
} as const;
