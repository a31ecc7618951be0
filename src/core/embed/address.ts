import { type EmbedTheme, isEmbedTheme } from './theme.ts';

/** What is shown in somebody else's page. */
export type Embedded =
	/** `packed`: a capsule as `packCapsule` gives it; not looked at here. */
	| { kind: 'runs'; packed: string }
	/** A picture of an experiment, as `packExperiment` gives it; not looked at here. */
	| ({ kind: 'experiment'; packed: string } & PictureName)
	/** A published table, by its id; not looked at here. */
	| { kind: 'figure'; id: string }
	| { kind: 'nothing' };

/** How an address names a picture of an experiment; not looked at here. */
export interface PictureName {
	figure: string | null;
	/** Of a curve: its task. */
	family: string | null;
	/** Of differences: place of the condition that the others are set against, 0-based in the order of the plan. */
	against: number | null;
}

/** What an address of the embedded page asks for. */
export interface EmbedAddress {
	shown: Embedded;
	theme: EmbedTheme;
	/** Begins with the question and goes on by button, key or message. */
	isStepped: boolean;
}

/** Reads `#/embed/<packed>?theme=dark&steps`, `#/embed/experiment/<packed>?figure=differences&against=1` and `#/embed/figure/<id>`. What is unknown in it is passed over. */
export function parseEmbedHash(hash: string): EmbedAddress {
	const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
	const [screen, first = '', second = ''] = path.split('/');
	const parameters = new URLSearchParams(query);
	const theme = parameters.get('theme');
	return {
		shown: screen === 'embed' ? shownAt(first, second, parameters) : { kind: 'nothing' },
		theme: isEmbedTheme(theme) ? theme : 'auto',
		isStepped: parameters.has('steps'),
	};
}

/** The way back: the hash behind the address of the page. */
export function formatEmbedHash({ shown, theme, isStepped }: EmbedAddress): string {
	const parameters = [
		...(shown.kind === 'experiment' ? figureParameters(shown) : []),
		...(theme === 'auto' ? [] : [`theme=${theme}`]),
		...(isStepped ? ['steps'] : []),
	];
	return `#/embed/${pathOf(shown)}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
}

function shownAt(first: string, second: string, parameters: URLSearchParams): Embedded {
	if (first === 'experiment') {
		if (second === '') return { kind: 'nothing' };
		const against = parameters.get('against');
		return {
			kind: 'experiment',
			packed: second,
			figure: parameters.get('figure'),
			family: parameters.get('task'),
			against: against !== null && /^\d{1,4}$/.test(against) ? Number(against) : null,
		};
	}
	if (first === 'figure') return second === '' ? { kind: 'nothing' } : { kind: 'figure', id: second };
	return first === '' ? { kind: 'nothing' } : { kind: 'runs', packed: first };
}

function pathOf(shown: Embedded): string {
	switch (shown.kind) {
		case 'runs':
			return shown.packed;
		case 'experiment':
			return `experiment/${shown.packed}`;
		case 'figure':
			return `figure/${encodeURIComponent(shown.id)}`;
		default:
			return '';
	}
}

function figureParameters({ figure, family, against }: PictureName): string[] {
	return [
		...(figure === null ? [] : [`figure=${encodeURIComponent(figure)}`]),
		...(family === null ? [] : [`task=${encodeURIComponent(family)}`]),
		...(against === null ? [] : [`against=${String(against)}`]),
	];
}
