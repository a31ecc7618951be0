import loader from '@monaco-editor/loader';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/languages/definitions/python/register';

/** The loader types its result loosely; this is what it really gives, since we hand it the bundle. */
export type Monaco = typeof monaco;

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
	loader.config({ monaco });
	const loaded = (await loader.init()) as Monaco;
	defineThemes(loaded);
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
