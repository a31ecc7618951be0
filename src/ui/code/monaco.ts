import loader from '@monaco-editor/loader';
import type * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { fetchedOnce } from '../kit/fetched-once.ts';

/** The loader types its result loosely; this is what it really gives, since we hand it the bundle. */
export type Monaco = typeof monaco;

/** One after the other: all of it evaluated in one go would hold the page longer than is felt. */
const core = fetchedOnce(() => import('./monaco-core.ts'));
const features = fetchedOnce(() => import('./monaco-features.ts'));

let loading: Promise<Monaco> | undefined;

/** The bundled editor, Python only; nothing is fetched from elsewhere. This module is imported on demand. */
export function loadMonaco(): Promise<Monaco> {
	loading ??= start();
	return loading;
}

async function start(): Promise<Monaco> {
	// Made with the editor, not at its first need: by then the network may be gone.
	let ready: Worker | null = new EditorWorker();
	self.MonacoEnvironment = {
		getWorker: () => {
			const worker = ready ?? new EditorWorker();
			ready = null;
			return worker;
		},
	};
	const { monaco } = await core();
	await turn();
	await features();
	await turn();
	loader.config({ monaco });
	const loaded = (await loader.init()) as Monaco;
	defineThemes(loaded);
	await turn();
	// Makes what every editor is made of, which else the first one would wait for.
	loaded.editor.createModel('', 'python').dispose();
	await turn();
	return loaded;
}

function defineThemes(loaded: Monaco): void {
	loaded.editor.defineTheme('light', {
		base: 'vs',
		inherit: true,
		rules: [
			{ token: 'comment', foreground: '6b675f' },
			{ token: 'keyword', foreground: '1a58b3' },
			{ token: 'string', foreground: 'a34b06' },
			{ token: 'number', foreground: '7339ba' },
		],
		colors: {
			'editor.background': '#ffffff',
			'editorLineNumber.foreground': '#767065',
			'diffEditor.insertedLineBackground': '#e6f6ed',
			'diffEditor.insertedTextBackground': '#c9ead8',
			'diffEditor.removedLineBackground': '#feeceb',
			'diffEditor.removedTextBackground': '#f9d2d0',
		},
	});
	loaded.editor.defineTheme('dark', {
		base: 'vs-dark',
		inherit: true,
		rules: [
			{ token: 'comment', foreground: 'a19c92' },
			{ token: 'keyword', foreground: '7fb2ff' },
			{ token: 'string', foreground: 'f0a64a' },
			{ token: 'number', foreground: 'c49bff' },
		],
		colors: {
			'editor.background': '#20201d',
			'editorLineNumber.foreground': '#8a857b',
			'diffEditor.insertedLineBackground': '#12261b',
			'diffEditor.insertedTextBackground': '#1d4430',
			'diffEditor.removedLineBackground': '#321917',
			'diffEditor.removedTextBackground': '#562623',
		},
	});
}

/** Lets the page draw and answer. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
