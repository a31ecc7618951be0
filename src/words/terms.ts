import { PAPERS, type TermId } from './term-names.ts';

/** What a word of the field means, for a popover where it stands. */
export interface Term {
	/** Two sentences: what it is, and why it matters here. */
	says: string;
	/** Where to read more; a paper's address or a screen's. */
	link: { href: string; label: string };
}

const STEERING = { href: PAPERS.steering, label: 'The first paper' };
const CODESTEER = { href: PAPERS.codeSteer, label: 'The CodeSteer paper' };
const AUTOGEN = { href: 'https://arxiv.org/abs/2308.08155', label: 'The AutoGen paper' };
const TASKS = { href: '#/tasks', label: 'The tasks' };
const SETTINGS = { href: '#/settings', label: 'Settings' };

/** Every term that has a popover, by id. */
export const terms = {
	'task-model': {
		says: 'The model that answers the question. Everyone else, coach and checkers, only decides what it is told.',
		link: CODESTEER,
	},
	coach: {
		says: 'Chooses words or code for the task model and, in most methods, reads each answer and says how to go on. It never answers the question itself; in the CodeSteer paper it is a small model trained for this.',
		link: CODESTEER,
	},
	'rule-coach': {
		says: 'A coach made of fixed rules instead of a model: it reads the two checkers’ reports and picks its next guidance from them. It costs nothing and does the same every time; it is ours, so no published figure is about it.',
		link: CODESTEER,
	},
	guidance: {
		says: 'The coach’s words to the task model: use code, use words, try again in another way. It is all the task model hears of what the checkers and Python found.',
		link: CODESTEER,
	},
	'symbolic-checker': {
		says: 'Reads a program without running it and counts what makes it a real computation: loops, search, arithmetic, branches. Its report warns the coach of a “program” that only prints a guess.',
		link: CODESTEER,
	},
	'self-check': {
		says: 'A model writes a small program that tests the answer just given, and Python runs it. In CodeSteer the coach hears what came out, the task model does not; like any program of a model, the test can be wrong.',
		link: CODESTEER,
	},
	complexity: {
		says: 'The symbolic checker’s score: one point for every keyword such as for or if, a quarter for every operator. A score near zero warns that nothing is computed, though a short program can be sound and a long one trivial.',
		link: CODESTEER,
	},
	disguise: {
		says: 'A program that only prints what the model had thought up in words, so nothing is computed. It looks like code and is no more right than the guess inside it.',
		link: CODESTEER,
	},
	cot: {
		says: 'Chain of thought: the model writes out its steps in words before it answers. It helps with puzzles of meaning, and much less with exact counting or long arithmetic.',
		link: STEERING,
	},
	'code-interpreter': {
		says: 'Python as a tool: the model runs programs when it wants to and reads their output before it answers. The choice stays with the model, which tends to trust its words on questions that are harder than they look.',
		link: STEERING,
	},
	autogen: {
		says: 'A framework for programs in which models talk to each other and run code. The papers borrow the general instruction it gives its assistants; here it is in our own words.',
		link: AUTOGEN,
	},
	'system-message': {
		says: 'A message that sets a model’s task before the user says anything. The same instruction can work better or worse there than in front of the question.',
		link: STEERING,
	},
	summariser: {
		says: 'The model that is shown two answers, one in words and one in code, and gives the last one. It can talk itself out of the right one.',
		link: STEERING,
	},
	'self-consistency': {
		says: 'The question is asked several times and the most frequent answer counts. It helps where slips differ from reply to reply, and not where all replies share one misreading.',
		link: { href: 'https://arxiv.org/abs/2203.11171', label: 'The self-consistency paper' },
	},
	'token-probability': {
		says: 'How likely the model held each piece of its answer to be as it wrote it. Not every host gives them; without them the model is asked how sure it is.',
		link: SETTINGS,
	},
	'normalised-score': {
		says: 'On each task a method’s share of right answers is divided by the best share that any compared method or model reached, then averaged over all tasks. It depends on who is compared, so scores of different tables, or of your own runs, cannot be set side by side.',
		link: CODESTEER,
	},
	p1: {
		says: 'The first paper: “Steering Large Language Models between Code Execution and Textual Reasoning”. It measured ten methods on 14 tasks with six models.',
		link: STEERING,
	},
	p2: {
		says: 'The second paper: “CodeSteer”. It trained a small coach that guides a larger model turn by turn, and measured it on the 37 tasks of SymBench.',
		link: CODESTEER,
	},
	symbench: {
		says: 'The 37 tasks of the CodeSteer paper, from Game 24 to Sudoku, each with a rule that checks the answer and a level that sets how hard it is. Here they are made anew from a seed, never taken from its data.',
		link: TASKS,
	},
	temperament: {
		says: 'The two temperaments of the scripted demo model. Bold trusts its words and writes code only when a task looks big; careful writes code early, as smaller models do.',
		link: STEERING,
	},
	split: {
		says: 'Tasks that the paper’s coach was trained on are called seen, the other nine unseen. A coach that is good only on seen tasks has learned the tasks, not how to steer.',
		link: CODESTEER,
	},
} as const satisfies Record<TermId, Term>;
