import type { AnalysisMark } from '../../core/execution.ts';
import { loadMonaco, type Monaco } from './monaco.ts';

/** What the editor shows. */
export interface CodeEditorContent {
	code: string;
	/** Code of the turn before: shows the difference, inline. Null shows the code alone. */
	previous: string | null;
	marks: readonly AnalysisMark[];
	theme: 'light' | 'dark';
}

type Editor = ReturnType<Monaco['editor']['create']>;
type DiffEditor = ReturnType<Monaco['editor']['createDiffEditor']>;

const MARK_WORDS: Record<AnalysisMark['kind'], string> = {
	loop: 'loop: counts 1',
	recursion: 'recursive function: counts 1',
	branch: 'branch: counts 1',
	'error-handling': 'error handling: counts 1',
	arithmetic: 'arithmetic: counts 0.25',
	solver: 'solver library: counts 2 once',
	search: 'search',
	disguise: 'text in disguise: printed, not computed',
};

/** Owns one Monaco widget in one element: plain, or a difference to the previous turn. Made on demand, disposed once. */
export class CodeEditor {
	readonly #host: HTMLElement;
	readonly #monaco: Monaco;
	readonly #onedit: (code: string) => void;
	#plain: Editor | null = null;
	#diff: DiffEditor | null = null;
	#shown: CodeEditorContent | null = null;
	#marks: ReturnType<Editor['createDecorationsCollection']> | null = null;
	#silent = false;

	static async create(host: HTMLElement, onedit: (code: string) => void): Promise<CodeEditor> {
		return new CodeEditor(host, await loadMonaco(), onedit);
	}

	private constructor(host: HTMLElement, monaco: Monaco, onedit: (code: string) => void) {
		this.#host = host;
		this.#monaco = monaco;
		this.#onedit = onedit;
	}

	show(content: CodeEditorContent): void {
		this.#monaco.editor.setTheme(content.theme);
		const wantsDiff = content.previous !== null;
		if (wantsDiff !== (this.#diff !== null) || (this.#plain === null && this.#diff === null))
			this.#rebuild(wantsDiff);
		// Setting the text is not an edit by the person.
		this.#silent = true;
		if (this.#plain !== null && this.#plain.getValue() !== content.code) this.#plain.setValue(content.code);
		if (this.#diff !== null) {
			const model = this.#diff.getModel();
			if (model !== null) {
				model.original.setValue(content.previous ?? '');
				if (model.modified.getValue() !== content.code) model.modified.setValue(content.code);
			}
		}
		this.#silent = false;
		this.#decorate(content.marks);
		this.#shown = content;
	}

	dispose(): void {
		this.#clear();
	}

	#rebuild(asDiff: boolean): void {
		this.#clear();
		const shared = {
			minimap: { enabled: false },
			scrollBeyondLastLine: false,
			// The host's own, so that it follows the page's sizes.
			fontSize: parseFloat(getComputedStyle(this.#host).fontSize),
			lineNumbersMinChars: 3,
			folding: false,
			automaticLayout: true,
			wordWrap: 'on',
			renderLineHighlight: 'none',
			overviewRulerLanes: 0,
			padding: { top: 8, bottom: 8 },
			scrollbar: { alwaysConsumeMouseWheel: false },
		} as const;
		if (asDiff) {
			this.#diff = this.#monaco.editor.createDiffEditor(this.#host, {
				...shared,
				renderSideBySide: false,
				renderOverviewRuler: false,
				renderMarginRevertIcon: false,
				renderGutterMenu: false,
				glyphMargin: false,
				renderIndicators: false,
				lineDecorationsWidth: 6,
				originalAriaLabel: 'Code of the turn before',
				modifiedAriaLabel: 'Code editor',
				hideUnchangedRegions: { enabled: false },
			});
			this.#diff.setModel({
				original: this.#monaco.editor.createModel('', 'python'),
				modified: this.#monaco.editor.createModel('', 'python'),
			});
			const modified = this.#diff.getModifiedEditor();
			modified.onDidChangeModelContent(() => this.#edited(modified.getValue()));
		} else {
			const editor = this.#monaco.editor.create(this.#host, {
				...shared,
				language: 'python',
				ariaLabel: 'Code editor',
				glyphMargin: false,
			});
			editor.onDidChangeModelContent(() => this.#edited(editor.getValue()));
			this.#plain = editor;
		}
	}

	#edited(code: string): void {
		if (!this.#silent) this.#onedit(code);
	}

	#decorate(marks: readonly AnalysisMark[]): void {
		const editor = this.#plain ?? this.#diff?.getModifiedEditor();
		if (editor === undefined || (this.#shown !== null && marks === this.#shown.marks)) return;
		this.#marks ??= editor.createDecorationsCollection();
		this.#marks.set(
			marks.map((mark) => ({
				range: new this.#monaco.Range(mark.line, mark.column, mark.endLine, mark.endColumn),
				options: { inlineClassName: `mark-${mark.kind}`, hoverMessage: { value: MARK_WORDS[mark.kind] } },
			})),
		);
	}

	#clear(): void {
		const models = this.#diff?.getModel();
		this.#plain?.getModel()?.dispose();
		this.#plain?.dispose();
		this.#diff?.dispose();
		models?.original.dispose();
		models?.modified.dispose();
		this.#plain = null;
		this.#diff = null;
		this.#marks = null;
		this.#shown = null;
		this.#host.replaceChildren();
	}
}
