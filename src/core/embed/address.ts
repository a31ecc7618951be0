import { type EmbedTheme, isEmbedTheme } from './theme.ts';

/** What is shown in somebody else's page. */
export type Embedded =
	/** `packed`: a capsule as `packCapsule` gives it; not looked at here. */
	| { kind: 'runs'; packed: string }
	/** A picture of an experiment, as `packExperiment` gives it; not looked at here. `figure`, `family`: what is shown of it. */
	| { kind: 'experiment'; packed: string; figure: string | null; family: string | null }
	/** A published table, by its id; not looked at here. */
	| { kind: 'figure'; id: string }
	| { kind: 'nothing' };

export interface EmbedAddress {
	shown: Embedded;
	theme: EmbedTheme;
	/** Begins with the question and goes on by button, key or message. */
	isStepped: boolean;
}

/** Reads `#/embed/<packed>?theme=dark&steps`, `#/embed/experiment/<packed>?figure=curve&task=letters` and `#/embed/figure/<id>`. What is unknown in it is passed over. */
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
		const [figure, family] = [parameters.get('figure'), parameters.get('task')];
		return second === '' ? { kind: 'nothing' } : { kind: 'experiment', packed: second, figure, family };
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

function figureParameters({ figure, family }: Extract<Embedded, { kind: 'experiment' }>): string[] {
	return [
		...(figure === null ? [] : [`figure=${encodeURIComponent(figure)}`]),
		...(family === null ? [] : [`task=${encodeURIComponent(family)}`]),
	];
}
