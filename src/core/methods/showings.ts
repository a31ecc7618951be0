import { examples } from '../examples.ts';
import type { MethodId } from '../method-id.ts';
import { type Setup, typedSetup } from '../setup/setup.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { generated } from '../tasks/instance.ts';
import type { Origin } from '../tasks/origin.ts';

/** An example on which a method's own idea is seen when the scripted model plays it. */
export interface Showing {
	/** The question in short, on a button. */
	label: string;
	/** What is seen with the options as they are at first, in one sentence. */
	watch: string;
	/** A question as it is asked, or where one of a task is generated from. */
	from: Setup | Origin;
	/** Methods that stand beside it, where that tells more. */
	beside: readonly MethodId[];
}

/** One of the built-in examples. */
function known(id: string): Pick<Showing, 'label' | 'from'> {
	const example = examples.find((one) => one.id === id);
	if (example === undefined) throw new Error(`There is no example ${id}`);
	return { label: example.label, from: example.setup };
}

const decimals = known('decimals');
const make24 = known('make-24');
const letters = known('letters');
const product = known('product');
const easyProduct = { label: '12 × 34', from: typedSetup('What is 12 × 34?', '408') };
const difference = { label: '9.9 − 9.11', from: typedSetup('What is 9.9 - 9.11?', '0.79') };

/** A story problem with large numbers; the seed chooses what the scripted model draws. */
function story(seed: string): Pick<Showing, 'label' | 'from'> {
	return {
		label: 'A story problem',
		from: { family: 'gsm-hard', level: 'hard', seed },
	};
}

/** A question of who lies, short enough for a program that asks about each sentence. */
function liars(seed: string): Pick<Showing, 'label' | 'from'> {
	return { label: 'Who lies?', from: { family: 'web-of-lies', level: 'chain-3', seed } };
}

/** Every method's, the clearest first. */
export const showings: Readonly<Record<MethodId, readonly [Showing, ...Showing[]]>> = {
	'only-question': [
		{
			...decimals,
			beside: ['all-code'],
			watch: 'Left alone it answers in words, and 11 passes for more than 9.',
		},
	],
	'all-text': [
		{ ...decimals, beside: ['all-code'], watch: 'In words, 11 after the point passes for more than 9.' },
	],
	'all-code': [
		{
			...decimals,
			beside: ['all-text'],
			watch: 'A program compares the values, and is right where words fail.',
		},
		{ ...make24, beside: ['codesteer'], watch: 'Code is no cure: the program only prints a guess.' },
	],
	'all-code-cot': [
		{
			...make24,
			beside: ['all-text'],
			watch: 'The plan in words ends with a guess, and the program only prints it.',
		},
	],
	'autogen-conca': [
		{
			...decimals,
			beside: ['only-question'],
			watch: 'An assistant’s instruction before the question is enough for a program.',
		},
	],
	'autogen-system': [
		{
			...decimals,
			beside: ['only-question'],
			watch: 'The same instruction as a system message is enough for a program.',
		},
	],
	'code-interpreter': [
		{
			...letters,
			beside: ['all-text'],
			watch: 'It calls Python by itself, sees the output, and answers with it.',
		},
	],
	'code-interpreter-plus': [
		{
			...letters,
			beside: ['all-text'],
			watch: 'Told to use a program, it calls Python and answers with the output.',
		},
	],
	'code-text-sum': [
		{ ...decimals, beside: [], watch: 'Words say 9.11, code says 9.9; one more reply weighs the two.' },
	],
	'code-text-sum-2': [
		{ ...decimals, beside: [], watch: 'Words say 9.11, code says 9.9; the summariser weighs the two.' },
	],
	'self-estimate': [
		{
			...decimals,
			beside: ['all-text'],
			watch: 'It rates code higher than words for this, and writes a program.',
		},
	],
	'symbolic-agent': [
		{
			...make24,
			beside: ['all-code'],
			watch: 'The coach notices that the program only prints a guess and asks for a real search.',
		},
	],
	'code-text-choice': [
		{
			...decimals,
			beside: ['all-text'],
			watch: 'The coach says once that code is the better way; then one program.',
		},
	],
	codesteer: [
		{
			...make24,
			beside: ['all-code'],
			watch: 'The coach notices that the program only prints a guess and asks for a real search.',
		},
	],
	'few-shot': [
		{
			...letters,
			beside: ['only-question'],
			watch: 'Its examples show when code is the better way, and it writes a program.',
		},
	],
	'code-first-rule': [
		{ ...make24, beside: ['all-code'], watch: 'Code is asked for again and again, each time richer.' },
	],
	'code-first-agent': [
		{
			...make24,
			beside: ['all-code'],
			watch: 'A coach asks for code, and for richer code where it only guesses.',
		},
	],
	'checked-code': [
		{
			...make24,
			beside: ['all-code'],
			watch: 'The check finds that the program only prints a guess, and it is written again.',
		},
	],
	'confidence-gate': [
		{
			...decimals,
			beside: ['all-text'],
			watch: 'How sure the words are is measured before anything is done in code.',
		},
	],
	'learned-router': [
		{
			...decimals,
			beside: ['all-text'],
			watch: 'The question alone decides between words and code, before any answer.',
		},
	],
	'mental-code': [
		{
			...decimals,
			beside: ['all-code'],
			watch: 'One and the same program: imagined it prints 9.11, run it prints 9.9.',
		},
		{
			...product,
			beside: [],
			watch: 'In the head one digit of the product goes wrong; the first difference is marked.',
		},
	],
	'two-view': [
		{ ...easyProduct, beside: [], watch: 'Words and a program agree, so two calls are enough.' },
		{
			...story('4'),
			beside: ['all-code'],
			watch: 'The first two disagree, so it asks on; after four calls words and code meet.',
		},
		{ ...decimals, beside: [], watch: 'Words and code never agree, and all eight samples are used up.' },
	],
	'chain-of-code': [
		{
			...liars('2'),
			beside: [],
			watch: 'Each sentence is read by the model inside the program; Python does the logic.',
		},
		{
			...liars('1'),
			label: 'Who lies, misread?',
			beside: [],
			watch: 'The model misreads one sentence: exact logic on it still gives the wrong answer.',
		},
	],
	'tool-mix': [
		{
			...decimals,
			beside: ['all-text'],
			watch:
				'Three of five agents say 9.9 at first; they read each other, one comes over, and a judge ends it.',
		},
		{
			...story('4'),
			beside: [],
			watch:
				'Two programs only print a guess; having read the others all five agree, and no judge is needed.',
		},
	],
	'verify-vote': [
		{
			...difference,
			beside: ['all-code'],
			watch:
				'The test says FALSE to a rounding error of floats; solved again with exact decimals it says TRUE.',
		},
	],
	nudge: [
		{ ...decimals, beside: ['all-text'], watch: 'Told that Python might help, it changes 9.11 to 9.9.' },
		{
			...story('4'),
			beside: ['all-text'],
			watch: 'Here the nudge spoils it: the words were right, and a careless program changes them.',
		},
	],
	'tool-filter': [
		{
			...story('3'),
			beside: ['all-text'],
			watch: 'Three of five say the same wrong thing; a program drops it, and the two right ones count.',
		},
	],
	'learned-examples': [
		{
			label: 'Count a letter',
			from: { family: 'letters', level: '10-15', seed: '1' },
			beside: [],
			watch: 'A remark says which worked example it saw before the question: your own, or one of a textbook.',
		},
	],
	'certified-vote': [
		{ ...easyProduct, beside: [], watch: 'Six replies, one answer: enough evidence for a certificate.' },
		{
			...story('4'),
			beside: [],
			watch: 'One reply says something else, so the certificate takes ten replies.',
		},
	],
};

/** What is run: the method with those beside it on the question. Its model and options stay the person's own. */
export function setupOf(
	method: MethodId,
	{ from, beside }: Showing,
	familyOf: (id: string) => AnyFamily | null,
): Setup {
	const choices = { methods: [method, ...beside] };
	if ('choices' in from) return { ...from, choices };
	const family = familyOf(from.family);
	const level = family?.levels.find(({ id }) => id === from.level);
	if (family === null || level === undefined) throw new Error(`There is no ${from.family} ${from.level}`);
	const instance = generated(family, level, from.seed);
	return { question: family.question(instance), source: { kind: 'instance', ...from, instance }, choices };
}
