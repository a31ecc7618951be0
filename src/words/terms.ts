/** A word of the field, for a popover where it stands. */
export interface Term {
	name: string;
	/** Two sentences: what it is, and why it matters here. */
	says: string;
	/** Where to read more; a paper's address or a screen's. */
	link: { href: string; label: string };
}

const STEERING = { href: 'https://arxiv.org/abs/2410.03524', label: 'the first paper' };
const CODESTEER = { href: 'https://arxiv.org/abs/2502.04350', label: 'the CodeSteer paper' };

/** Every term that has a popover, by id. */
export const terms = {
	'rule-coach': {
		name: 'rule coach',
		says: 'A coach made of fixed rules instead of a model: it reads the two checkers’ reports and picks its next guidance from them. It costs nothing and does the same every time; it is ours, so no published figure is about it.',
		link: CODESTEER,
	},
	'symbolic-checker': {
		name: 'symbolic checker',
		says: 'Reads a program without running it and counts what makes it a real computation: loops, search, arithmetic, branches. Its report tells the coach when a “program” only prints a guess.',
		link: CODESTEER,
	},
	'self-check': {
		name: 'self-answer checker',
		says: 'A model writes a small program that tests the answer just given, and Python runs it. The coach hears whether the test said correct or incorrect; the task model does not.',
		link: CODESTEER,
	},
	complexity: {
		name: 'complexity',
		says: 'The symbolic checker’s score: one point for every keyword such as for or if, a quarter for every operator. A score near zero means that nothing is computed.',
		link: CODESTEER,
	},
	cot: {
		name: 'CoT',
		says: 'Chain of thought: the model writes out its steps in words before it answers. It helps with puzzles of meaning, and much less with exact counting or arithmetic.',
		link: STEERING,
	},
	p1: {
		name: 'P1',
		says: 'The first paper: “Steering Large Language Models between Code Execution and Textual Reasoning”. It measured ten methods on 14 tasks with six models.',
		link: STEERING,
	},
	p2: {
		name: 'P2',
		says: 'The second paper: “CodeSteer”. It trained a small coach that guides a larger model turn by turn, and measured it on the 37 tasks of SymBench.',
		link: CODESTEER,
	},
	temperament: {
		name: 'bold and careful',
		says: 'The two temperaments of the scripted demo model. Bold trusts its words and writes code only when a task looks big; careful writes code early, as smaller models do.',
		link: STEERING,
	},
	split: {
		name: 'seen and unseen',
		says: 'Tasks that the paper’s coach was trained on are called seen, the others unseen. A method that is good only on seen tasks has learned the tasks, not how to steer.',
		link: CODESTEER,
	},
} as const satisfies Record<string, Term>;

export type TermId = keyof typeof terms;
