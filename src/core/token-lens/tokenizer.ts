/** A piece of a text as a tokenizer cuts it. */
export interface Token {
	text: string;
	/** Ids in the vocabulary; several where one character takes more than one token. */
	ids: readonly number[];
	/** UTF-16 units of the text: from 0, the end exclusive. */
	from: number;
	to: number;
}

/** Port: cuts texts as a model sees them. */
export interface Tokenizer {
	/** As its makers call it: `o200k_base`. */
	name: string;
	/** The pieces joined give the text. */
	cut(text: string): readonly Token[];
}

/** The pieces of a text from its ids. Byte-level tokens may end in the middle of a character: those that make it are one piece. */
export function piecesOf(
	text: string,
	ids: readonly number[],
	decode: (ids: readonly number[]) => string,
): readonly Token[] {
	const tokens: Token[] = [];
	let open: number[] = [];
	let from = 0;
	for (const [index, id] of ids.entries()) {
		open.push(id);
		const piece = decode(open);
		const isLast = index === ids.length - 1;
		if (!isLast && (piece === '' || !text.startsWith(piece, from))) continue;
		const to = isLast ? text.length : from + piece.length;
		tokens.push({ text: text.slice(from, to), ids: open, from, to });
		[from, open] = [to, []];
	}
	return tokens;
}

/** Models that OpenAI cuts with o200k_base (github.com/openai/tiktoken, model.py), by the end of their id. */
const O200K = /(?:^|[:/])(?:chatgpt-4o|gpt-4o|gpt-4\.1|gpt-4\.5|gpt-5|gpt-oss|o[134])(?![a-z0-9])/;

/** Whether a tokenizer is the one that a model itself uses; unknown counts as no. */
export function isOwnTokenizer({ name }: Pick<Tokenizer, 'name'>, modelId: string): boolean {
	return name === 'o200k_base' && O200K.test(modelId);
}
