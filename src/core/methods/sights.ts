/** Who takes part in a question, or what does: `question` stands for what is asked, the method's own instruction included. */
export type Party = 'question' | 'coach' | 'task model' | 'Python' | 'checker' | 'summariser' | 'router';

/** One message of a method: who is shown what, and where that comes from. */
export interface Sight {
	who: Exclude<Party, 'question' | 'Python'>;
	sees: readonly Shown[];
	/** What stands between the things shown; a plus unless said otherwise. */
	joint?: 'or';
	/** On purpose not shown, with where it would come from. */
	hidden?: readonly Shown[];
	/** When it is shown, for what is not shown always. */
	when?: string;
	/** How it is shown, or what for. */
	note?: string;
}

/** One thing that is shown, named as in the picture, and whose it is. */
export interface Shown {
	what: string;
	from: Party;
}

/** The question as it is asked, without an instruction. */
export const QUESTION: Shown = { what: 'question', from: 'question' };
/** What a method puts before the question in its own words. */
export const INSTRUCTION: Shown = { what: 'instruction', from: 'question' };
/** The same where it asks for words. */
export const TEXT_INSTRUCTION: Shown = { what: 'text instruction', from: 'question' };
/** The same where it asks for a program. */
export const CODE_INSTRUCTION: Shown = { what: 'code instruction', from: 'question' };
/** The task model’s reply, which may be shown to others. */
export const ANSWER: Shown = { what: 'answer', from: 'task model' };
/** What Python printed. */
export const OUTPUT: Shown = { what: 'output', from: 'Python' };

/** "each turn: coach ← answer + output" */
export function sightWords({ who, sees, joint, hidden = [], when, note }: Sight): string {
	const shown = sees.map(({ what }) => what).join(joint === 'or' ? ' or ' : ' + ');
	const left = hidden.length === 0 ? '' : ` only: no ${hidden.map(({ what }) => what).join(', no ')}`;
	return `${when === undefined ? '' : `${when}: `}${who} ← ${shown}${left}${note === undefined ? '' : `, ${note}`}`;
}

/** What comes from one place, or what of it is kept back. */
export interface Origin {
	from: Party;
	what: string[];
	isHidden: boolean;
}

/** What one message shows, gathered by where it comes from; what is kept back stands apart. */
export function originsOf({ sees, hidden = [] }: Sight): Origin[] {
	return [...gathered(sees, false), ...gathered(hidden, true)];
}

function gathered(shown: readonly Shown[], isHidden: boolean): Origin[] {
	const places = [...new Set(shown.map(({ from }) => from))];
	return places.map((from) => ({
		from,
		what: shown.filter((one) => one.from === from).map(({ what }) => what),
		isHidden,
	}));
}

/** Who takes part, in the order of the picture's columns. */
export function partiesOf(sights: readonly Sight[]): Party[] {
	const named = new Set<Party>(
		sights.flatMap(({ who, sees, hidden = [] }) => [who, ...[...sees, ...hidden].map(({ from }) => from)]),
	);
	return COLUMNS.filter((party) => named.has(party));
}

const COLUMNS: readonly Party[] = [
	'question',
	'router',
	'coach',
	'task model',
	'Python',
	'checker',
	'summariser',
];
