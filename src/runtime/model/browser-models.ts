import type { LanguageModel, ModelFailure, ModelRef } from '../../core/model.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { createModelFiles, fileNameOf, type ModelFiles, partUrls, type Progress } from './model-files.ts';
import {
	builtInState,
	type BuiltInState,
	createBuiltInModel,
	fetchBuiltIn,
	findPromptApi,
	type PromptApi,
} from './prompt-api.ts';
import { InBrowserEngine, type LoadedModel } from './wllama.ts';

/** The model in memory, for people. */
export interface RunningHere {
	ref: ModelRef;
	contextLength: number;
	usesGpu: boolean;
	/** Null for a file that was picked for this page. */
	url: string | null;
	hasChatTemplate: boolean;
}

/** Everything about models inside the page: the engine, the kept files, the browser's own model. */
export class BrowserModelHost {
	readonly #engine = new InBrowserEngine();
	readonly #files: ModelFiles;
	readonly #promptApi: PromptApi | null;
	readonly #builtIn: LanguageModel | null;
	#loaded: LoadedModel | null = null;
	#onSpeed: (tokensPerSecond: number) => void = () => undefined;

	constructor() {
		this.#files = createModelFiles({ root: () => navigator.storage.getDirectory() });
		this.#promptApi = findPromptApi(globalThis);
		this.#builtIn = this.#promptApi === null ? null : createBuiltInModel(this.#promptApi);
	}

	get hasBuiltIn(): boolean {
		return this.#promptApi !== null;
	}

	get builtInRef(): ModelRef {
		return (
			this.#builtIn?.ref ?? { id: 'browser:built-in', label: 'The browser’s own model', kind: 'in-browser' }
		);
	}

	/** Split models are one entry. Where the browser refuses storage there are none. */
	async list(): Promise<{ url: string; name: string; bytes: number; isWhole: boolean }[]> {
		const stored = await this.#files.list().catch(() => []);
		const laterParts = new Set(stored.flatMap(({ url }) => partUrls(url).slice(1)));
		return stored
			.filter(({ url }) => !laterParts.has(url))
			.map(({ url }) => {
				const parts = partUrls(url).map((part) => stored.find((one) => one.url === part));
				return {
					url,
					name: fileNameOf(url.replace(/^picked:/, '')),
					bytes: parts.reduce((sum, part) => sum + (part?.bytes ?? 0), 0),
					isWhole: parts.every((part) => part?.isWhole === true),
				};
			});
	}

	async room(): Promise<{ used: number; free: number } | null> {
		// Absent where the page is not served by https.
		const storage = navigator.storage as StorageManager | undefined;
		const estimate = await storage?.estimate().catch(() => null);
		const { usage, quota } = estimate ?? {};
		return usage === undefined || quota === undefined
			? null
			: { used: usage, free: Math.max(0, quota - usage) };
	}

	/** All parts of a split model, one after the other; those that are here are not fetched again. */
	async download(
		url: string,
		onProgress: Progress,
		signal: AbortSignal,
	): Promise<Result<null, ModelFailure>> {
		const parts = partUrls(url);
		let before = 0;
		for (const part of parts) {
			const here = await this.#files.open(part);
			const isLast = part === parts.at(-1);
			const fetched =
				here === null
					? await this.#files.download(
							part,
							// How large the parts to come are is not known.
							(loaded, total) =>
								onProgress(before + loaded, isLast && total !== null ? before + total : null),
							signal,
						)
					: ok(here);
			if (!fetched.ok) return fetched;
			before += fetched.value.size;
		}
		return ok(null);
	}

	async keep(files: readonly File[], signal: AbortSignal): Promise<Result<string, ModelFailure>> {
		const sorted = [...files].sort((a, b) => a.name.localeCompare(b.name));
		const urls = sorted.map((file) => `picked:${file.name}`);
		for (const [index, file] of sorted.entries()) {
			const kept = await this.#files.keep(urls[index] ?? '', file, signal);
			if (!kept.ok) {
				for (const url of urls) await this.#files.delete(url);
				return kept;
			}
		}
		return ok(urls[0] ?? '');
	}

	async delete(url: string): Promise<void> {
		for (const part of partUrls(url)) await this.#files.delete(part);
	}

	/** Replaces the model that was in memory, even when this one cannot be loaded. */
	async load(
		from: { url: string } | { files: readonly File[] },
		signal: AbortSignal,
	): Promise<Result<RunningHere, ModelFailure>> {
		await this.unload();
		const files = 'files' in from ? from.files : await this.#openParts(from.url);
		if (files === null) return err(notKept);
		const result = await this.#engine.load({ files, useGpu: await hasGraphicsCard(), signal });
		if (!result.ok) return result;
		const loaded = (this.#loaded = result.value);
		return ok({
			ref: loaded.model.ref,
			contextLength: loaded.contextLength,
			usesGpu: loaded.usesGpu,
			url: 'url' in from ? from.url : null,
			hasChatTemplate: loaded.summary.hasChatTemplate,
		});
	}

	async unload(): Promise<void> {
		this.#loaded = null;
		await this.#engine.unload();
	}

	onSpeed(listener: (tokensPerSecond: number) => void): void {
		this.#onSpeed = listener;
	}

	builtIn(): Promise<BuiltInState> {
		return builtInState(this.#promptApi);
	}

	async fetchBuiltIn(
		onProgress: (fraction: number) => void,
		signal: AbortSignal,
	): Promise<ModelFailure | null> {
		return this.#promptApi === null ? null : fetchBuiltIn(this.#promptApi, onProgress, signal);
	}

	/** The model behind a choice's id, if it is in memory. */
	open(id: string): LanguageModel | null {
		if (this.#builtIn?.ref.id === id) return this.#builtIn;
		const loaded = this.#loaded;
		return loaded?.model.ref.id === id ? this.#measured(loaded) : null;
	}

	/** Frees the memory and deletes every kept file. */
	async forget(): Promise<void> {
		await this.unload();
		await this.#files.clear();
	}

	#measured({ model, tokensPerSecond }: LoadedModel): LanguageModel {
		const announce = (): void => {
			const speed = tokensPerSecond();
			if (speed !== null) this.#onSpeed(speed);
		};
		return {
			ref: model.ref,
			capabilities: model.capabilities,
			rates: model.rates ?? null,
			async *stream(request, signal) {
				try {
					yield* model.stream(request, signal);
				} finally {
					announce();
				}
			},
		};
	}

	async #openParts(url: string): Promise<File[] | null> {
		const files = await Promise.all(partUrls(url).map((part) => this.#files.open(part)));
		const found = files.filter((file) => file !== null);
		return found.length === files.length ? found : null;
	}
}

/** A browser may know WebGPU and still have no card it may use. */
async function hasGraphicsCard(): Promise<boolean> {
	const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<object | null> } };
	return ((await gpu?.requestAdapter().catch(() => null)) ?? null) !== null;
}

const notKept: ModelFailure = {
	kind: 'unavailable',
	message: 'This model is not stored in this browser, or not all of it.',
	remedy: 'Download it again.',
};
