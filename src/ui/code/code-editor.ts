import { tellsOf } from '../../core/checker/tells.ts';
import type { CodeAnalysis } from '../../core/execution.ts';
import { code as words } from '../../words/code.ts';
import { editorMarks, type Place } from './editor-marks.ts';
import { literalsOf } from './literals.ts';
import { loadMonaco, type Monaco, turn } from './monaco.ts';
import { thinkCalls } from './think-calls.ts';

/** What the editor shows. */
export interface CodeEditorContent {
	code: string;
	/** Code of the turn before: shows the difference, inline. Null shows the code alone. */
	previous: string | null;
	/** What the symbolic checker says of the code; null where it was not asked. */
	analysis: CodeAnalysis | null;
	/** Shows all that was counted, and literals that are the printed answer; null while nobody asks for it. */
	lens: { question: string; printed: string } | null;
	/** What the model answered inside the program; null where it has no `think`. */
	thoughts: readonly { line: number | null; answer: string }[] | null;
	theme: 'light' | 'dark';
}

/** Who is told of what happens in the editor. */
export interface EditorListener {
	/** Id of the element that says how the keyboard leaves the editor. */
	hint: string;
	/** The person's edits. */
	onedit: (code: string) => void;
	/** Whether Tab leaves the editor from now on. */
	onleaving: (leaves: boolean) => void;
}

type Model = NonNullable<ReturnType<Editor['getModel']>>;
type Editor = ReturnType<Monaco['editor']['create']>;
type DiffEditor = ReturnType<Monaco['editor']['createDiffEditor']>;

interface PlainWidget {
	place: HTMLElement;
	editor: Editor;
}

interface DiffWidget {
	place: HTMLElement;
	editor: DiffEditor;
	original: Model;
	modified: Model;
}

let making: Promise<CodeEditor> | undefined;

/** The page's one editor, made when first asked for; after a failed fetch it may be asked for again. */
export function codeEditor(): Promise<CodeEditor> {
	making ??= make();
	making.catch(() => (making = undefined));
	return making;
}

async function make(): Promise<CodeEditor> {
	const made = new CodeEditor(await loadMonaco());
	made.preparePlain();
	await turn();
	return made;
}

/** Two Monaco widgets of which one is seen: plain, or a difference to the previous turn. Each is made once and kept. */
export class CodeEditor {
	/** Told of the person's edits. */
	onedit: (code: string) => void = () => undefined;
	readonly #monaco: Monaco;
	readonly #element = document.createElement('div');
	/** What Monaco has to say to screen readers; in the page only while the editor is. */
	readonly #aria = document.createElement('div');
	#plain: PlainWidget | null = null;
	#diff: DiffWidget | null = null;
	#seen: HTMLElement | null = null;
	#marks: ReturnType<Editor['createDecorationsCollection']> | null = null;
	#silent = false;
	#hint = '';

	constructor(monaco: Monaco) {
		this.#monaco = monaco;
		this.#element.style.height = '100%';
	}

	/** Moves the editor into the place; returns what takes it out again. */
	attach(place: HTMLElement, { hint, onedit, onleaving }: EditorListener): () => void {
		place.replaceChildren(this.#element);
		this.onedit = onedit;
		this.#hint = hint;
		const listening = new AbortController();
		this.#letTabLeave(place, onleaving, listening.signal);
		// The place's own size, so that it follows the page's.
		const fontSize = parseFloat(getComputedStyle(place).fontSize);
		this.#plainWidget.editor.updateOptions({ fontSize });
		this.#diff?.editor.updateOptions({ fontSize });
		return () => {
			listening.abort();
			this.onedit = () => undefined;
			this.#element.remove();
		};
	}

	show(content: CodeEditorContent): void {
		this.#monaco.editor.setTheme(content.theme);
		const isDiff = content.previous !== null;
		const place = isDiff ? this.#diffWidget.place : this.#plainWidget.place;
		if (this.#seen !== place) {
			this.#marks?.clear();
			this.#marks = null;
			this.#seen = place;
			this.#element.replaceChildren(place, this.#aria);
		}
		this.#describe(place);
		// Setting the text is not an edit by the person.
		this.#silent = true;
		// Values behind a call, left over a text that has fewer lines, are more than the editor can bear.
		const model = isDiff ? this.#diffWidget.modified : this.#plainModel;
		if (!content.code.startsWith(model.getValue())) this.#marks?.clear();
		if (isDiff) setText(this.#diffWidget.original, content.previous ?? '');
		setText(model, content.code);
		this.#silent = false;
		this.#decorate(content, isDiff);
	}

	/** Selects what a mark stands at and brings it into view; the keyboard stays where it is. */
	select(mark: Place): void {
		const editor =
			this.#seen === this.#diff?.place
				? this.#diffWidget.editor.getModifiedEditor()
				: this.#plainWidget.editor;
		const range = new this.#monaco.Range(mark.line, mark.column, mark.endLine, mark.endColumn);
		editor.setSelection(range);
		editor.revealRangeInCenterIfOutsideViewport(range);
	}

	/** Tab indents until Escape is pressed, then it leaves; with any other key, or once it has left, it indents again. */
	#letTabLeave(place: HTMLElement, onleaving: (leaves: boolean) => void, signal: AbortSignal): void {
		const letLeave = (leaves: boolean): void => {
			this.#plain?.editor.updateOptions({ tabFocusMode: leaves });
			this.#diff?.editor.getModifiedEditor().updateOptions({ tabFocusMode: leaves });
			onleaving(leaves);
		};
		place.addEventListener(
			'keydown',
			(event) => {
				// Escape in the editor is the editor's; it stops no run.
				if (event.key === 'Escape') event.stopPropagation();
				if (event.key !== 'Tab' && event.key !== 'Shift') letLeave(event.key === 'Escape');
			},
			{ signal },
		);
		place.addEventListener('focusout', () => letLeave(false), { signal });
	}

	/** Monaco names what takes the keys, and has no word for what describes it. */
	#describe(place: HTMLElement): void {
		for (const input of place.querySelectorAll('.native-edit-context, textarea.inputarea')) {
			input.setAttribute('aria-describedby', this.#hint);
		}
	}

	/** What the editor has to say is read out all the same; an alert is what the page itself says is wrong. */
	#keepAlertsApart(): void {
		for (const alert of this.#aria.querySelectorAll('[role="alert"]')) {
			alert.removeAttribute('role');
			alert.setAttribute('aria-live', 'assertive');
		}
	}

	/** Makes the widget, at best ahead of its showing: each takes the page for a moment. */
	preparePlain(): PlainWidget {
		return (this.#plain ??= this.#makePlain());
	}

	/** The same of the other one. */
	prepareDiff(): DiffWidget {
		return (this.#diff ??= this.#makeDiff());
	}

	get #plainWidget(): PlainWidget {
		return this.preparePlain();
	}

	get #diffWidget(): DiffWidget {
		return this.prepareDiff();
	}

	#makePlain(): PlainWidget {
		const place = makePlace();
		const editor = this.#monaco.editor.create(place, {
			...this.#shared(),
			language: 'python',
			ariaLabel: words.editor,
			glyphMargin: false,
		});
		this.#keepAlertsApart();
		editor.onDidChangeModelContent(() => this.#edited(editor.getValue()));
		return { place, editor };
	}

	#makeDiff(): DiffWidget {
		const place = makePlace();
		const editor = this.#monaco.editor.createDiffEditor(place, {
			...this.#shared(),
			renderSideBySide: false,
			renderOverviewRuler: false,
			renderMarginRevertIcon: false,
			renderGutterMenu: false,
			glyphMargin: false,
			renderIndicators: false,
			lineDecorationsWidth: 6,
			originalAriaLabel: words.before,
			modifiedAriaLabel: words.editor,
			hideUnchangedRegions: { enabled: false },
		});
		const original = this.#monaco.editor.createModel('', 'python');
		const modified = this.#monaco.editor.createModel('', 'python');
		editor.setModel({ original, modified });
		modified.onDidChangeContent(() => this.#edited(modified.getValue()));
		this.#keepAlertsApart();
		return { place, editor, original, modified };
	}

	get #plainModel(): Model {
		const model = this.#plainWidget.editor.getModel();
		if (model === null) throw new Error('the editor was made with a model');
		return model;
	}

	#shared() {
		return {
			minimap: { enabled: false },
			scrollBeyondLastLine: false,
			lineNumbersMinChars: 3,
			folding: false,
			automaticLayout: true,
			wordWrap: 'on',
			renderLineHighlight: 'none',
			overviewRulerLanes: 0,
			padding: { top: 8, bottom: 8 },
			scrollbar: { alwaysConsumeMouseWheel: false },
			ariaContainerElement: this.#aria,
			...(this.#plain === null
				? {}
				: { fontSize: this.#plain.editor.getOption(this.#monaco.editor.EditorOption.fontSize) }),
		} as const;
	}

	#edited(code: string): void {
		if (!this.#silent) this.onedit(code);
	}

	#decorate({ analysis, lens, thoughts, code }: CodeEditorContent, isDiff: boolean): void {
		const editor = isDiff ? this.#diffWidget.editor.getModifiedEditor() : this.#plainWidget.editor;
		this.#marks ??= editor.createDecorationsCollection();
		const rangeOf = (place: Place) =>
			new this.#monaco.Range(place.line, place.column, place.endLine, place.endColumn);
		const calls = thoughts === null ? [] : thinkCalls(code, thoughts);
		const literals = lens === null ? null : tellsOf(literalsOf(code), lens.question, lens.printed).answers;
		this.#marks.set([
			...editorMarks(analysis, literals).map((mark) => ({
				range: rangeOf(mark),
				options: {
					inlineClassName: lens === null ? `mark-${mark.look}` : `mark-${mark.look} lens`,
					hoverMessage: { value: mark.hover },
				},
			})),
			...calls.map((call) => ({
				range: rangeOf(call),
				options: {
					inlineClassName: 'thought',
					hoverMessage: { value: words.thinks },
					...(call.answers.length === 0
						? {}
						: { after: { content: words.thought(call.answers), inlineClassName: 'thought-answer' } }),
				},
			})),
		]);
	}
}

function makePlace(): HTMLElement {
	const place = document.createElement('div');
	place.style.height = '100%';
	return place;
}

/** What streams in is put behind what is there, which need not be read and coloured again. */
function setText(model: Model, text: string): void {
	const before = model.getValue();
	if (text === before) return;
	if (before === '' || !text.startsWith(before)) model.setValue(text);
	else {
		const end = model.getFullModelRange().getEndPosition();
		const range = {
			startLineNumber: end.lineNumber,
			startColumn: end.column,
			endLineNumber: end.lineNumber,
			endColumn: end.column,
		};
		model.applyEdits([{ range, text: text.slice(before.length) }]);
	}
}
