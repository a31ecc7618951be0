import type { MethodId } from '../../src/core/method-id.ts';
import { type Setup, typedSetup } from '../../src/core/setup/setup.ts';
import { type ScriptedId, shelves } from '../../src/words/bundled-capsules.ts';

/** What one of the capsules that lie beside the page is made of. */
export interface TalkCapsule {
	id: ScriptedId;
	title: string;
	/** For whoever presents it. */
	notes: string;
	setup: Setup;
}

/** Several answers are right, so the task's own rules judge. */
const make24 = (numbers: readonly number[]): Setup => ({
	question: `Make 24 from ${numbers.slice(0, -1).join(', ')} and ${String(numbers.at(-1))}, using each number once and + − × ÷.`,
	source: { kind: 'typed', check: { family: 'game-24', instance: { target: 24, numbers } } },
	choices: {},
});

const withMethods = (setup: Setup, ...methods: MethodId[]): Setup => ({ ...setup, choices: { methods } });

const made: Readonly<Record<ScriptedId, Pick<TalkCapsule, 'setup' | 'notes'>>> = {
	decimals: {
		setup: withMethods(typedSetup('Which is larger, 9.11 or 9.9?', '9.9'), 'all-text', 'all-code'),
		notes: [
			'Ask the room before anything else: which one is larger? Nobody hesitates.',
			'First lane, words: let them read the reasoning to its end. It sounds sure, and 11 after the point passes for more than 9.',
			'Take the bet before the verdict. Count both sides, it makes the verdict theirs.',
			'Second lane, code: the same model, asked for a program. Three lines, and Python compares the values. The output is run again in this room.',
			'To close: the model knew how to compare numbers all along. It had to be steered to where it does not have to imagine.',
		].join('\n\n'),
	},
	letters: {
		setup: withMethods(
			typedSetup('How many r are in the word strawberry?', '3'),
			'all-text',
			'code-interpreter',
		),
		notes: [
			'Everybody has seen this one. Say so, and ask why it happens: models read pieces of words, not letters.',
			'First lane, words: the double r counts as one.',
			'Second lane: the model may call Python, and does. Point at the program: it looks at every letter.',
			'To close: having a tool is one thing, reaching for it another. The next capsule, the long product, shows a model that has the tool and leaves it.',
		].join('\n\n'),
	},
	product: {
		setup: withMethods(
			typedSetup('What is 2386 × 7419?', '17701734'),
			'all-text',
			'code-interpreter',
			'all-code',
		),
		notes: [
			'Nobody in the room can check this by heart. That is the point: an answer that looks exact is believed.',
			'First lane, words: one carry gets lost on the way.',
			'Second lane: Python is there for the asking, and the model does not ask. Take the bet before you show it.',
			'Third lane: told to write a program, it multiplies exactly.',
			'To close: the choice between words and code decides, and left to itself the model chooses badly.',
		].join('\n\n'),
	},
	'game-24': {
		setup: withMethods(make24([3, 7, 8, 9]), 'all-text', 'all-code', 'codesteer'),
		notes: [
			'Give the room half a minute to try it. Somebody may find one; keep it for later.',
			'First lane, words: (9 − 7) × 3 × 8 is 48. It says 24.',
			'Second lane, code: look closely. The program computes nothing, it prints the same guess. Code is no cure by itself.',
			'Third lane, CodeSteer: the checker notices the guess, a test program refuses the answer, the coach asks for a real search, and the second program finds one.',
			'Say what most readers miss: the model never sees the output or the checker’s report, only the coach’s words.',
		].join('\n\n'),
	},
	disguise: {
		setup: withMethods(make24([1, 5, 5, 5]), 'all-code', 'two-view', 'checked-code'),
		notes: [
			'A harder one, and a trap: only one way leads to 24, with a fraction in the middle, 5 × (5 − 1/5).',
			'First lane: a program with an answer printed as text. Ask the room what this program computes. Nothing.',
			'Second lane: words and code are asked apart and agree. Take the bet here: two that agree look safe. They agree because both are the same guess.',
			'Third lane: the checker reads the program, sees the guess in disguise and sends it back. The second program searches.',
			'To close: judge a program by what it does, not by the fact that it is one.',
		].join('\n\n'),
	},
};

export const talkCapsules: readonly TalkCapsule[] = shelves.scripted.map(({ id, title }) => ({
	id,
	title,
	...made[id],
}));
