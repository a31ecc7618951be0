import { marked } from '../reply/markers.ts';

/** A number or a text that stands in a program. Lines and columns are 1-based, the end exclusive. */
export interface Literal {
	/** A number as written, a text without its quotes. */
	text: string;
	isNumber: boolean;
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
}

/** What makes a program look like an answer in disguise; neither is a proof. */
export interface Tells {
	/** Literals that are the printed answer, the question's own numbers left out. */
	answers: readonly Literal[];
	/** Numbers of the question, as written there, of which the program holds none; each once. */
	missing: readonly string[];
	/** Different numbers in the question. */
	numbers: number;
}

const NUMBER = /(?<![\w.])\d[\d,_]*(?:\.\d+)?(?![\w]|\.\d)/g;
/** In a program a number may follow a letter inside a text: `"x1 = 3"`. */
const ANY_NUMBER = /\d[\d_]*(?:\.\d+)?/g;

/** @param printed all that the program wrote; without a marked answer its last line counts. */
export function tellsOf(literals: readonly Literal[], question: string, printed: string): Tells {
	const asked = new Map<string, string>();
	for (const [text] of question.matchAll(NUMBER)) {
		const number = canonical(text.replace(/[,_]+$/, ''));
		if (!asked.has(number)) asked.set(number, text.replace(/[,_]+$/, ''));
	}
	const held = new Set<string>();
	for (const { text } of literals) {
		for (const [number] of text.matchAll(ANY_NUMBER)) held.add(canonical(number));
	}
	const answer = marked(printed) ?? lastLine(printed);
	const wanted = plain(answer);
	return {
		answers: wanted === '' ? [] : literals.filter((literal) => isAnswer(literal, wanted, asked)),
		missing: [...asked].flatMap(([number, text]) => (held.has(number) ? [] : [text])),
		numbers: asked.size,
	};
}

function isAnswer({ text, isNumber }: Literal, wanted: string, asked: ReadonlyMap<string, string>): boolean {
	if (isNumber) return canonical(text) === canonical(wanted) && !asked.has(canonical(text));
	return plain(marked(text) ?? text) === wanted && !asked.has(canonical(wanted));
}

function lastLine(text: string): string {
	const lines = text.trim().split('\n');
	return lines.at(-1) ?? '';
}

function plain(text: string): string {
	return text.trim().replace(/\s+/g, ' ');
}

/** One writing of a number: `1,000`, `1_000.0` and `01000` are 1000. Other texts stay as they are. */
function canonical(text: string): string {
	const bare = text.replace(/[,_]/g, '');
	if (!/^\d+(?:\.\d+)?$/.test(bare)) return text;
	const [whole = '', part = ''] = bare.split('.');
	const fraction = part.replace(/0+$/, '');
	const number = whole.replace(/^0+(?=\d)/, '');
	return fraction === '' ? number : `${number}.${fraction}`;
}
