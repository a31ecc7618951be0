import { type GgufProblem, type GgufSummary, readGguf } from '../../core/hosts/gguf.ts';
import type { ModelFailure } from '../../core/model.ts';
import { err, ok, type Result } from '../../core/result.ts';

/** Headers hold the whole vocabulary, so some megabytes are usual. */
const firstPiece = 4 * 2 ** 20;

/** Looks at a model file before megabytes are copied into the engine, whose own errors say little. */
async function inspectGguf(file: Blob): Promise<Result<GgufSummary, ModelFailure>> {
	let length = firstPiece;
	for (;;) {
		const isWhole = length >= file.size;
		const result = readGguf(new Uint8Array(await file.slice(0, length).arrayBuffer()));
		if (result.ok) {
			return file.size < result.value.leastBytes ? err(tooShort(file.size, result.value.leastBytes)) : result;
		}
		if (result.error.kind !== 'more') return err(explain(result.error));
		if (isWhole) return err(tooShort(file.size, null));
		length *= 4;
	}
}

/** Parts of a split model in their order; the first one speaks for all. */
export async function inspectParts(
	files: readonly File[],
): Promise<Result<{ summary: GgufSummary; parts: readonly File[] }, ModelFailure>> {
	const parts = [...files].sort((a, b) => a.name.localeCompare(b.name));
	const first = parts[0];
	if (first === undefined) return err(unusable('No file was chosen.', 'Choose a .gguf file.'));
	const inspected = await inspectGguf(first);
	if (!inspected.ok) return inspected;
	for (const part of parts.slice(1)) {
		const other = await inspectGguf(part);
		if (!other.ok) return other;
	}
	const summary = inspected.value;
	return summary.shards === parts.length
		? ok({ summary, parts })
		: err(
				unusable(
					`This model comes in ${String(summary.shards)} files, and ${String(parts.length)} of them were chosen.`,
					'Choose all of its files at once.',
				),
			);
}

function explain(problem: Exclude<GgufProblem, { kind: 'more' }>): ModelFailure {
	switch (problem.kind) {
		case 'not-gguf':
			return unusable(
				'This is not a GGUF model file: it does not begin with “GGUF”.',
				'Choose a file that ends in .gguf; other formats (safetensors, ONNX) do not work here.',
			);
		case 'version':
			return unusable(
				`This file is GGUF version ${String(problem.version)}; only 2 and 3 can be read.`,
				'Download a newer conversion of the model.',
			);
		case 'corrupt':
			return unusable('The head of this model file is damaged.', 'Download it again.');
	}
}

function tooShort(size: number, least: number | null): ModelFailure {
	const missing = least === null ? '' : `: ${String(size)} of at least ${String(least)} bytes are there`;
	return unusable(`This model file was cut off${missing}.`, 'Download it again.');
}

function unusable(message: string, remedy: string): ModelFailure {
	return { kind: 'unavailable', message, remedy };
}
