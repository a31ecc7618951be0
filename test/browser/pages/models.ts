import type { Finding } from '../../../src/core/hosts/doctor.ts';
import { findHost } from '../../../src/core/hosts/registry.ts';
import type { ModelFailure, ModelPart, ModelRequest } from '../../../src/core/model.ts';
import { createModel } from '../../../src/runtime/model/create-model.ts';
import { diagnose } from '../../../src/runtime/model/doctor.ts';
import type { HostedModelOptions } from '../../../src/runtime/model/hosted-model.ts';
import { findLocalServers } from '../../../src/runtime/model/local.ts';
import { createModelFiles } from '../../../src/runtime/model/model-files.ts';
import { InBrowserEngine, type LoadedModel } from '../../../src/runtime/model/wllama.ts';
import { systemClock } from '../../../src/runtime/clock.ts';

/** What a test drives from outside: plain data in and out, no product code of its own. */
export interface ModelsPage {
	call(host: string, baseUrl: string, model: string, request: ModelRequest): Promise<ModelPart[]>;
	diagnose(host: string, baseUrl: string, model: string): Promise<Finding[]>;
	findLocal(baseUrls: readonly string[]): Promise<{ baseUrl: string; state: string; models: number }[]>;
	/** Null when it loaded. `stored` names a downloaded file, `served` one beside the page. */
	load(from: { stored: string } | { served: string }, abortAfterMs?: number): Promise<ModelFailure | null>;
	loaded(): { label: string; contextLength: number; usesGpu: boolean; tokensPerSecond: number | null } | null;
	speak(request: ModelRequest, abortAfterParts?: number): Promise<ModelPart[]>;
	unload(): Promise<void>;
	files: ReturnType<typeof createModelFiles>;
	download(
		url: string,
		abortAfterBytes?: number,
	): Promise<{ failure: ModelFailure | null; progress: number[] }>;
}

declare global {
	interface Window {
		models: ModelsPage;
	}
}

const engine = new InBrowserEngine();
const files = createModelFiles({ root: () => navigator.storage.getDirectory() });
let held: LoadedModel | null = null;

function options(host: string, baseUrl: string, model: string): HostedModelOptions {
	const known = findHost(host);
	if (known === undefined) throw new Error(`no host ${host}`);
	return {
		host: known,
		baseUrl,
		model,
		readKey: () => Promise.resolve('sk-planted-0123456789'),
		clock: systemClock,
		random: () => 0,
		pageOrigin: location.origin,
	};
}

async function collect<T>(items: AsyncIterable<T>, stop?: (soFar: number) => void): Promise<T[]> {
	const found: T[] = [];
	for await (const item of items) {
		found.push(item);
		stop?.(found.length);
	}
	return found;
}

window.models = {
	call: (host, baseUrl, model, request) =>
		collect(createModel(options(host, baseUrl, model)).stream(request, new AbortController().signal)),
	diagnose: (host, baseUrl, model) =>
		collect(
			diagnose(
				{
					...options(host, baseUrl, model),
					page: { origin: location.origin, engine: 'chromium' },
					permissions: navigator.permissions,
				},
				new AbortController().signal,
			),
		),
	findLocal: async (baseUrls) => {
		const host = findHost('custom');
		if (host === undefined) throw new Error('no custom host');
		const found = await findLocalServers(new AbortController().signal, {
			pageOrigin: location.origin,
			candidates: baseUrls.map((baseUrl) => ({ host, baseUrl })),
		});
		return found.map(({ baseUrl, state, models }) => ({ baseUrl, state, models: models.length }));
	},
	load: async (from, abortAfterMs) => {
		const file =
			'stored' in from
				? await files.open(from.stored)
				: new File([await (await fetch(from.served)).blob()], 'tiny.gguf');
		if (file === null) throw new Error('not stored');
		const control = new AbortController();
		if (abortAfterMs !== undefined) setTimeout(() => control.abort(), abortAfterMs);
		const result = await engine.load({ files: [file], useGpu: false, signal: control.signal });
		held = result.ok ? result.value : null;
		return result.ok ? null : result.error;
	},
	loaded: () =>
		held === null
			? null
			: {
					label: held.model.ref.label,
					contextLength: held.contextLength,
					usesGpu: held.usesGpu,
					tokensPerSecond: held.tokensPerSecond(),
				},
	speak: (request, abortAfterParts) => {
		if (held === null) throw new Error('nothing loaded');
		const control = new AbortController();
		return collect(held.model.stream(request, control.signal), (soFar) => {
			if (soFar === abortAfterParts) control.abort();
		});
	},
	unload: () => engine.unload(),
	files,
	download: async (url, abortAfterBytes) => {
		const control = new AbortController();
		const progress: number[] = [];
		const result = await files.download(
			url,
			(loaded) => {
				progress.push(loaded);
				if (abortAfterBytes !== undefined && loaded >= abortAfterBytes) control.abort();
			},
			control.signal,
		);
		return { failure: result.ok ? null : result.error, progress };
	},
};
