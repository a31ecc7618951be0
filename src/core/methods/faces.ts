import { isMethodId, METHOD_IDS, type MethodId } from '../method-id.ts';
import type { Role } from '../model.ts';

/** What a method does about the choice between words and code; the groups of the method list, in this order. */
export const IDEAS = ['ask', 'force', 'both', 'tool', 'coach', 'ours', 'beyond'] as const;
/** `ours`: in neither of the two papers the page is about; `beyond`: of other papers. */
export type Idea = (typeof IDEAS)[number];

/** What is known of a method before anything of it runs. Its plan is fetched with the engine; the page needs no more than this. */
export interface MethodFace {
	id: MethodId;
	/** Toggle and lane name, as the papers write it. */
	label: string;
	idea: Idea;
	/** What happens in it, in at most 50 characters, below the lane's name. */
	tagline: string;
	/** One sentence for the method list; its subject is the method. */
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
		summary: 'The bare question, to see what the model does when nobody tells it how to answer.',
		roles: ['task'],
	},
	'all-text': {
		label: 'All text',
		idea: 'force',
		tagline: 'Only words, no code.',
		summary: 'Reasons step by step in words and runs no program (“All Text” in P1, “All Text + CoT” in P2).',
		roles: ['task'],
	},
	'all-code': {
		label: 'All code',
		idea: 'force',
		tagline: 'One program, run as it is.',
		summary: 'Writes a Python program that prints the answer, without reasoning first.',
		roles: ['task'],
	},
	'all-code-cot': {
		label: 'All code + CoT',
		idea: 'force',
		tagline: 'A plan in words, then one program.',
		summary: 'Plans in words first, then writes exactly one Python program.',
		roles: ['task'],
	},
	'autogen-conca': {
		label: 'AutoGen conca.',
		idea: 'ask',
		tagline: 'An assistant’s instruction before the question.',
		summary:
			'A general instruction for assistants, like that of AutoGen, stands before the question in one message.',
		roles: ['task'],
	},
	'autogen-system': {
		label: 'AutoGen system',
		idea: 'ask',
		tagline: 'An assistant’s instruction as system message.',
		summary:
			'A general instruction for assistants, like that of AutoGen, goes ahead as the system message; the question follows alone.',
		roles: ['task'],
	},
	'code-interpreter': {
		label: 'Code interpreter',
		idea: 'tool',
		tagline: 'Runs Python whenever it likes.',
		summary: 'May run Python whenever it likes and sees every output before it answers.',
		roles: ['task'],
	},
	'code-interpreter-plus': {
		label: 'Code interpreter+',
		idea: 'tool',
		tagline: 'Told to use the Python it is given.',
		summary:
			'May run Python as in Code interpreter and is told, as in All code, to solve the question with a program.',
		roles: ['task'],
	},
	'code-text-sum': {
		label: 'Code + text + sum.',
		idea: 'both',
		tagline: 'Answers in words and in code, then weighs both.',
		summary:
			'Answers once in words and once in code, neither knowing of the other; then the same model weighs both.',
		roles: ['task'],
	},
	'self-estimate': {
		label: 'Self-estimate',
		idea: 'ask',
		tagline: 'Rates its own chances, then picks a way.',
		summary: 'Rates in one reply how well code and words would serve, then takes the better way.',
		roles: ['task'],
	},
	'symbolic-agent': {
		label: 'Symbolic agent',
		idea: 'coach',
		tagline: 'CodeSteer’s loop with an untrained coach.',
		summary:
			'The loop of CodeSteer with an ordinary model as coach, which puts its first guidance into fresh words.',
		roles: ['task', 'coach', 'checker'],
	},
	'code-text-sum-2': {
		label: 'Code + text + sum. 2',
		idea: 'both',
		tagline: 'Words and code; a summariser weighs both.',
		summary: 'Answers once in words and once in code; a summariser, which can be another model, weighs both.',
		roles: ['task', 'summariser'],
	},
	'code-text-choice': {
		label: 'Code/text choice',
		idea: 'coach',
		tagline: 'A coach chooses words or code, once.',
		summary: 'A coach decides once between words and code; the model answers once, in that way.',
		roles: ['task', 'coach'],
	},
	codesteer: {
		label: 'CodeSteer',
		idea: 'coach',
		tagline: 'A coach reads every answer and says how to go on.',
		summary:
			'A coach chooses words or code, hears what two checkers say of each answer, and guides the next one.',
		roles: ['task', 'coach', 'checker'],
	},
	'few-shot': {
		label: 'Few-shot',
		idea: 'ask',
		tagline: 'Five worked examples, then the question.',
		summary:
			'Five worked examples show when to use words, when code, and when to change; then comes the question.',
		roles: ['task'],
	},
	'code-first-rule': {
		label: 'Code-first rule',
		idea: 'force',
		tagline: 'Code three times, each richer; then words.',
		summary: 'A fixed plan without a coach: three rounds of ever richer code, then words.',
		roles: ['task', 'checker'],
	},
	'code-first-agent': {
		label: 'Code-first agent',
		idea: 'coach',
		tagline: 'A coach asks for richer code first, then words.',
		summary: 'A coach asks for ever richer code in three rounds before it turns to words.',
		roles: ['task', 'coach', 'checker'],
	},
	'checked-code': {
		label: 'Checked code',
		idea: 'ours',
		tagline: 'Code, checked and repaired; words only then.',
		summary:
			'Writes code, has it checked, repairs what is wrong, and turns to words only when that fails; no coach.',
		roles: ['task', 'checker'],
	},
	'confidence-gate': {
		label: 'Confidence gate',
		idea: 'ours',
		tagline: 'Words first; code where they are unsure.',
		summary: 'Answers in words and measures how sure the answer is; an unsure one is done again in code.',
		roles: ['task'],
	},
	'learned-router': {
		label: 'Learned router',
		idea: 'ours',
		tagline: 'Trained on your runs to pick words or code.',
		summary: 'A small model trained on your own runs sends each question to words or to code.',
		roles: ['task'],
	},
	'mental-code': {
		label: 'Mental code',
		idea: 'beyond',
		tagline: 'Writes code, imagines its output, then compares.',
		summary:
			'Writes a program and says what it would print; the answer is what was imagined, and the real output stands beside it.',
		roles: ['task'],
	},
	'two-view': {
		label: 'Two views',
		idea: 'beyond',
		tagline: 'One text, one code; done when they agree.',
		summary:
			'Answers once in words and once in code and is done when both say the same; else it asks on and counts votes.',
		roles: ['task'],
	},
	'chain-of-code': {
		label: 'Chain of code',
		idea: 'beyond',
		tagline: 'A program that asks the model where Python can’t.',
		summary: 'Writes a program in which the model itself answers whatever Python cannot compute.',
		roles: ['task'],
	},
	'tool-mix': {
		label: 'Tool mix',
		idea: 'beyond',
		tagline: 'Agents with other tools read each other and vote.',
		summary:
			'Several agents with different tool habits answer, read each other’s answers and answer anew until a judge says stop; then they vote.',
		roles: ['task', 'checker'],
	},
	'verify-vote': {
		label: 'Verify and vote',
		idea: 'beyond',
		tagline: 'Each code answer tests itself; tests weigh votes.',
		summary:
			'Solves with code several times, each time tests the answer with other code, and weighs the votes by what the tests say.',
		roles: ['task'],
	},
	nudge: {
		label: 'Nudge',
		idea: 'beyond',
		tagline: 'About to stop, it is told to go on.',
		summary:
			'Answers in words; when it wants to stop, it is told to go on: to doubt, to use Python, or to try another way.',
		roles: ['task'],
	},
	'tool-filter': {
		label: 'Tool filter',
		idea: 'beyond',
		tagline: 'Cheap answers in words, each tested by a program.',
		summary:
			'Answers several times in words, has a small program test each different answer, and counts only those that pass.',
		roles: ['task', 'checker'],
	},
	'learned-examples': {
		label: 'Learned examples',
		idea: 'beyond',
		tagline: 'Python at hand, and examples from your own runs.',
		summary:
			'May run Python as in Code interpreter and first sees a few worked examples taken from your own right runs.',
		roles: ['task'],
	},
	'certified-vote': {
		label: 'Certified vote',
		idea: 'beyond',
		tagline: 'Asks until one answer is surely its usual one.',
		summary:
			'Asks again and again, in words and in code, until statistics say that one answer is what the model mostly says.',
		roles: ['task'],
	},
};

/**
 * Every method's, in the order of `METHOD_IDS`.
 * @internal for tests
 */
export const faces: readonly MethodFace[] = METHOD_IDS.map(face);

/** Every id has one; for an id out of a link or a stored run see `faceOf`. */
export function face(id: MethodId): MethodFace {
	return { id, ...FACES[id] };
}

/** Whether a method has the question answered several times and then weighs the answers. */
export function weighsBoth(id: string): boolean {
	return faceOf(id)?.idea === 'both';
}

/** A stored run may name a method that is none any more. */
export function faceOf(id: string): MethodFace | null {
	return isMethodId(id) ? face(id) : null;
}
