import { isMethodId, METHOD_IDS, type MethodId } from '../method-id.ts';
import type { Role } from '../model.ts';

/** What a method does about the choice between words and code; the groups of the method list, in this order. */
export const IDEAS = ['ask', 'force', 'both', 'tool', 'coach', 'ours'] as const;
export type Idea = (typeof IDEAS)[number];

/** What is known of a method before anything of it runs. Its plan is fetched with the engine; the page needs no more than this. */
export interface MethodFace {
	id: MethodId;
	/** Toggle and lane name, as the papers write it. */
	label: string;
	idea: Idea;
	/** What happens in it, in at most 50 characters, below the lane's name. */
	tagline: string;
	/** One sentence for the method list. */
	summary: string;
	/** Roles that the method calls, `task` first. */
	roles: readonly Role[];
}

type Described = Omit<MethodFace, 'id'>;

const FACES: Readonly<Record<MethodId, Described>> = {
	'only-question': {
		label: 'Only question',
		idea: 'ask',
		tagline: 'The bare question, nothing added.',
		summary: 'The bare question, to see what the model does unprompted.',
		roles: ['task'],
	},
	'all-text': {
		label: 'All text',
		idea: 'force',
		tagline: 'Only words, no code.',
		summary: 'Reason step by step in words, no code (“All Text” in P1, “All Text + CoT” in P2).',
		roles: ['task'],
	},
	'all-code': {
		label: 'All code',
		idea: 'force',
		tagline: 'One program, run as it is.',
		summary: 'Write a Python program that prints the answer, without reasoning first.',
		roles: ['task'],
	},
	'all-code-cot': {
		label: 'All code + CoT',
		idea: 'force',
		tagline: 'A plan in words, then one program.',
		summary: 'Plan in words first, then write exactly one Python program.',
		roles: ['task'],
	},
	'autogen-conca': {
		label: 'AutoGen conca.',
		idea: 'ask',
		tagline: 'An assistant’s instruction, then the question.',
		summary: 'AutoGen’s kind of assistant instruction in front of the question, in one user message.',
		roles: ['task'],
	},
	'autogen-system': {
		label: 'AutoGen system',
		idea: 'ask',
		tagline: 'The same instruction as a system message.',
		summary: 'The same assistant instruction in the system role, the bare question from the user.',
		roles: ['task'],
	},
	'code-interpreter': {
		label: 'Code interpreter',
		idea: 'tool',
		tagline: 'Runs Python whenever it likes.',
		summary: 'The model may run Python whenever it likes and sees every output before it answers.',
		roles: ['task'],
	},
	'code-interpreter-plus': {
		label: 'Code interpreter+',
		idea: 'tool',
		tagline: 'Told to use the Python it is given.',
		summary: 'The code interpreter with the All code instruction in front of the question.',
		roles: ['task'],
	},
	'code-text-sum': {
		label: 'Code + text + sum.',
		idea: 'both',
		tagline: 'Words and code apart, then one summary.',
		summary: 'Answers in text and in code independently, then the same model weighs both.',
		roles: ['task'],
	},
	'self-estimate': {
		label: 'Self-estimate',
		idea: 'ask',
		tagline: 'Rates its own chances, then picks a way.',
		summary: 'One reply that first rates its own chances by code and by text, then takes the better way.',
		roles: ['task'],
	},
	'symbolic-agent': {
		label: 'Symbolic agent',
		idea: 'coach',
		tagline: 'A prompted model coaches, turn by turn.',
		summary: 'The CodeSteer loop with a prompted model as coach, which rewords its first guidance.',
		roles: ['task', 'coach', 'checker'],
	},
	'code-text-sum-2': {
		label: 'Code + text + sum. 2',
		idea: 'both',
		tagline: 'Words and code apart; another model sums up.',
		summary: 'The same two answers, weighed by a model of its own (a fine-tuned 8B model in the paper).',
		roles: ['task', 'summariser'],
	},
	'code-text-choice': {
		label: 'Code/text choice',
		idea: 'coach',
		tagline: 'A coach chooses words or code, once.',
		summary: 'A coach decides once between code and text; the model answers once that way.',
		roles: ['task', 'coach'],
	},
	codesteer: {
		label: 'CodeSteer',
		idea: 'coach',
		tagline: 'A coach reads every answer and says how to go on.',
		summary:
			'A coach chooses text or code, reads two checkers’ reports on each answer, and guides the next one.',
		roles: ['task', 'coach', 'checker'],
	},
	'few-shot': {
		label: 'Few-shot',
		idea: 'ask',
		tagline: 'Five worked examples, then the question.',
		summary: 'Five worked examples of choosing and changing between text and code, then the question.',
		roles: ['task'],
	},
	'code-first-rule': {
		label: 'Code-first rule',
		idea: 'force',
		tagline: 'Three rounds of richer code, then words.',
		summary: 'A fixed plan: three rounds of ever richer code, then text.',
		roles: ['task', 'checker'],
	},
	'code-first-agent': {
		label: 'Code-first agent',
		idea: 'coach',
		tagline: 'A coach who asks for richer code first.',
		summary: 'A prompted coach that asks for ever richer code in three rounds before it turns to text.',
		roles: ['task', 'coach', 'checker'],
	},
	'checked-code': {
		label: 'Checked code',
		idea: 'ours',
		tagline: 'Code, checked and repaired once.',
		summary: 'Writes code, has it checked, repairs a fault once, and turns to words only then; no coach.',
		roles: ['task', 'checker'],
	},
	'confidence-gate': {
		label: 'Confidence gate',
		idea: 'ours',
		tagline: 'Words; code only when it is unsure.',
		summary: 'Answers in text and measures its confidence; an uncertain answer is done again in code.',
		roles: ['task'],
	},
	'learned-router': {
		label: 'Learned router',
		idea: 'ours',
		tagline: 'Trained on your runs to pick words or code.',
		summary: 'A small model trained on your own runs sends each question to text or to code.',
		roles: ['task'],
	},
};

/** Every method's, in the order of `METHOD_IDS`. */
export const faces: readonly MethodFace[] = METHOD_IDS.map(face);

export function face(id: MethodId): MethodFace {
	return { id, ...FACES[id] };
}

/** A stored run may name a method that is none any more. */
export function faceOf(id: string): MethodFace | null {
	return isMethodId(id) ? face(id) : null;
}
