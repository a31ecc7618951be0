import { promptsDigest } from '../core/methods/prompts/digest.ts';
import { type BatchItem, batchOf } from '../core/bench/export/batch.ts';
import { batchItem, BatchPieces, openCells } from '../core/bench/export/batch-pieces.ts';
import { runsCsv } from '../core/bench/export/csv.ts';
import { experimentFile } from '../core/bench/export/file.ts';
import { inspectFileName, inspectLog, inspectSources } from '../core/bench/export/inspect.ts';
import { runsJsonl } from '../core/bench/export/jsonl.ts';
import { dpoLines, sftLines, type Trajectory, trajectoryOf } from '../core/bench/export/training.ts';
import { withoutKeys } from '../core/bench/export/without-keys.ts';
import type { Experiment } from '../core/bench/experiment.ts';
import { type Plan, planOf, type PlannedInstance } from '../core/bench/plan.ts';
import type { CellStates } from '../core/bench/state.ts';
import { withoutPaths } from '../core/bench/without-paths.ts';
import { holdsLikelyKey } from '../core/capsule/likely-keys.ts';
import type { RunEvent } from '../core/record/event.ts';
import type { OptionalField } from '../core/hosts/optional-field.ts';
import type { Question } from '../core/question.ts';
import type { RunSummary } from '../core/record/summary.ts';
import { plainNames, runWithoutPaths, summaryWithoutPaths } from '../core/record/without-paths.ts';
import { benchExportWords as words } from '../words/bench-export.ts';
import type { FileMaking } from './file-making.ts';

/** What files are made of. */
export interface FileSource {
	experiment: Experiment;
	plan: Plan;
	states: CellStates;
	/** All of the experiment, oldest first. */
	runs: readonly RunSummary[];
	appVersion: string;
	/** Fields a model's host has refused before. */
	refused(modelId: string): readonly OptionalField[];
	/** What a planned instance asks. */
	question(instance: PlannedInstance): Promise<Question>;
	/** Training data: also of runs with a scripted model. */
	scripted: boolean;
}

/** A file that is ready to be saved. */
export interface MadeFile {
	name: string;
	content: Blob;
	/** What is in it, in words. */
	says: string;
	/** What to do with it, where that is not plain. */
	how: string | null;
}

export interface Made {
	files: readonly MadeFile[];
	/** What is to be known of them; why there are none. */
	notes: readonly string[];
}

type Maker = (source: FileSource, making: FileMaking) => Promise<Made>;

const JSON_TYPE = 'application/json';
const LINES_TYPE = 'application/jsonl';

/** The kinds of files an experiment gives. */
export const fileMakers = { file, csv, jsonl, inspect, batch, sft, dpo } satisfies Record<string, Maker>;

export type FileKind = keyof typeof fileMakers;

async function file({ experiment, runs, appVersion }: FileSource, making: FileMaking): Promise<Made> {
	making.begin(runs.length);
	let suspicious = 0;
	const looked = async function* (): AsyncGenerator<readonly RunEvent[], void> {
		for await (const events of making.each(runs.map(({ runId }) => runId))) {
			if (holdsLikelyKey(events)) suspicious++;
			yield events;
		}
	};
	const content = await making.file(
		experimentFile({ appVersion, prompts: promptsDigest(), experiment }, looked()),
		JSON_TYPE,
	);
	const says = `${words.size(content.size)} ${words.keys(suspicious)}`;
	return one(nameOf(experiment, 'experiment.json'), content, says);
}

async function csv({ experiment, runs }: FileSource, making: FileMaking): Promise<Made> {
	if (runs.length === 0) return nothing(words.noRuns);
	const content = await making.file(runsCsv(told(experiment, runs)), 'text/csv');
	return one(nameOf(experiment, 'runs.csv'), content, words.runs(runs.length));
}

/** No folder of a model's file is told. */
function told({ design }: Experiment, runs: readonly RunSummary[]): readonly RunSummary[] {
	const names = plainNames(design.casts);
	return runs.map((run) => summaryWithoutPaths(run, names));
}

async function jsonl({ experiment, runs }: FileSource, making: FileMaking): Promise<Made> {
	if (runs.length === 0) return nothing(words.noRuns);
	const content = await making.file(runsJsonl(told(experiment, runs)), LINES_TYPE);
	return one(nameOf(experiment, 'runs.jsonl'), content, words.runs(runs.length));
}

async function inspect({ experiment, plan, states }: FileSource, making: FileMaking): Promise<Made> {
	const { casts } = experiment.design;
	const plain = { ...experiment, design: withoutPaths(experiment.design) };
	const { conditions } = planOf(plain.design);
	const sources = inspectSources(plan, states)
		.map((source, at) => ({
			...source,
			condition: conditions[at] ?? source.condition,
			runs: told(experiment, source.runs),
		}))
		.filter(({ runs }) => runs.length > 0);
	// Each run is looked at for the totals, then for its own sample.
	making.begin(2 * sources.reduce((sum, { runs }) => sum + runs.length, 0));
	const files: MadeFile[] = [];
	for (const source of sources) {
		const log = inspectLog(plain, source, async (runId) => {
			const events = await making.load(runId);
			return events === null ? null : runWithoutPaths(events, casts);
		});
		const content = await making.file(log, JSON_TYPE);
		files.push({
			name: inspectFileName(plain, source),
			content,
			says: words.runs(source.runs.length),
			how: null,
		});
	}
	return files.length === 0 ? nothing(words.noRuns) : { files, notes: [] };
}

/** Cells that are made into requests at a time: some milliseconds of work. */
const PIECE = 20;

async function batch(source: FileSource, making: FileMaking): Promise<Made> {
	const { experiment, plan, states } = source;
	const cells = openCells(plan, states);
	const pieces = new BatchPieces();
	const questions = questionsOf(source);
	making.begin(cells.length);
	for (let at = 0; at < cells.length; at += PIECE) {
		const items: BatchItem[] = [];
		for (const cell of cells.slice(at, at + PIECE)) {
			items.push(batchItem(experiment, cell, await questions(cell.instance)));
		}
		pieces.add(batchOf(items, (modelId) => source.refused(modelId)));
		await making.step(items.length);
	}
	const { files, severalCalls, withoutHost } = pieces;
	const notes = [
		...(files.length === 0 ? [words.batch.nothing] : []),
		...(severalCalls > 0 ? [words.batch.severalCalls(severalCalls)] : []),
		...(withoutHost > 0 ? [words.batch.withoutHost(withoutHost)] : []),
	];
	const made = files.map(async ({ model, host, lines }, at) => ({
		name: nameOf(experiment, `batch-${String(at + 1)}-${slug(withoutKeys(model.id))}.jsonl`),
		content: await making.file(lines, LINES_TYPE),
		says: words.batch.requests(lines.length, model.label),
		how: words.batch.howToSend[host.dialect === 'anthropic' ? 'anthropic' : 'openai'],
	}));
	return { files: await Promise.all(made), notes };
}

/** The conditions of a round ask the same question; it is made once. */
function questionsOf(source: FileSource): (instance: PlannedInstance) => Promise<Question> {
	let last: { key: string; question: Promise<Question> } | null = null;
	return (instance) => {
		if (last?.key !== instance.key) last = { key: instance.key, question: source.question(instance) };
		return last.question;
	};
}

async function sft(source: FileSource, making: FileMaking): Promise<Made> {
	return training(source, making, 'sft', sftLines);
}

async function dpo(source: FileSource, making: FileMaking): Promise<Made> {
	return training(source, making, 'dpo', dpoLines);
}

async function training(
	{ experiment, runs, scripted }: FileSource,
	making: FileMaking,
	what: 'sft' | 'dpo',
	linesOf: (trajectories: Iterable<Trajectory>) => Iterable<string>,
): Promise<Made> {
	const coached = runs.filter(({ method }) => method === 'codesteer').map(({ runId }) => runId);
	making.begin(coached.length);
	const trajectories: Trajectory[] = [];
	for await (const events of making.each(coached)) {
		const trajectory = trajectoryOf(events, { scripted });
		if (trajectory !== null && (what === 'dpo' || trajectory.isRight)) trajectories.push(trajectory);
	}
	let lines = 0;
	const content = await making.file(
		counted(linesOf(trajectories), () => lines++),
		LINES_TYPE,
	);
	if (lines === 0)
		return nothing(what === 'sft' ? words.training.nothing(scripted) : words.training.noPairs(scripted));
	const left = coached.length - trajectories.length;
	return one(nameOf(experiment, `${what}.jsonl`), content, words.training[what](lines, left));
}

function* counted<T>(items: Iterable<T>, onEach: () => void): Generator<T, void> {
	for (const item of items) {
		onEach();
		yield item;
	}
}

function one(name: string, content: Blob, says: string): Made {
	return { files: [{ name, content, says, how: null }], notes: [] };
}

function nothing(why: string): Made {
	return { files: [], notes: [why] };
}

function nameOf({ name }: Experiment, what: string): string {
	return `${slug(withoutKeys(name).toLowerCase()) || 'experiment'}.${what}`;
}

function slug(text: string): string {
	return text
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60);
}
