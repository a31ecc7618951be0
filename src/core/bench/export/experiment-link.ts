import { EXPERIMENT_FORMAT } from '../../file-formats.ts';
import { isRecord } from '../../json.ts';
import { pack, type PackFault, unpack } from '../../pack.ts';
import { versionAbove } from '../../record/version.ts';
import { err, ok, type Result } from '../../result.ts';
import { type Experiment, RECORD_VERSION } from '../experiment.ts';
import { type Plan, planOf } from '../plan.ts';
import type { CellStates } from '../state.ts';
import { LAST_DATE } from './dates.ts';
import { EXPERIMENT_VERSION } from './file.ts';
import { isTooDeep } from './portable-json.ts';
import { columnsOf, parseColumns } from './run-columns.ts';
import { experimentWithoutKeys, withoutKeys } from './without-keys.ts';
import { withoutPaths } from '../without-paths.ts';

/** Bytes a link may unfold to: more than any that is given out, and little for a page. */
const MOST_UNFOLDED = 4_000_000;

/** An experiment as a link holds it: what was asked of whom and how each run ended, without a word of what was said. */
export interface SharedExperiment {
	/** Milliseconds since the epoch. */
	madeAt: number;
	/** Of the page that made it. */
	appVersion: string;
	/** `promptsDigest` of that page; null where it is not known. */
	prompts: string | null;
	experiment: Experiment;
	plan: Plan;
	states: CellStates;
}

/** Why there is no link, or none that is opened; `words/bench-export.ts` says it. */
export type ExperimentLinkFault =
	| PackFault
	/** Imported questions are a person's own copy; they travel as a file. */
	| { kind: 'imported' }
	| { kind: 'newer'; version: number }
	| { kind: 'experiment'; why: string };

/**
 * Fit for an address: the head of an experiment file, and in place of its runs `results`, see `RunColumns`. Holds no key. What its
 * own door would refuse is not given out.
 */
export async function packExperiment(
	{ madeAt, appVersion, prompts, experiment, plan, states }: SharedExperiment,
	parseExperiment: (value: unknown) => Result<Experiment>,
): Promise<Result<string, ExperimentLinkFault>> {
	if (experiment.design.imported.length > 0) return err({ kind: 'imported' });
	const text = JSON.stringify({
		format: EXPERIMENT_FORMAT,
		version: EXPERIMENT_VERSION,
		madeAt,
		appVersion: withoutKeys(appVersion),
		prompts: prompts === null ? null : withoutKeys(prompts),
		experiment: experimentWithoutKeys({ ...experiment, design: withoutPaths(experiment.design) }),
		results: columnsOf(plan, states),
	});
	if (text.length > MOST_UNFOLDED) return err({ kind: 'too-large' });
	const packed = await pack(text);
	const opened = await openPackedExperiment(packed, parseExperiment);
	return opened.ok ? ok(packed) : opened;
}

/** The way back, through the door of experiments. Executes nothing and keeps nothing. */
export async function openPackedExperiment(
	packed: string,
	parseExperiment: (value: unknown) => Result<Experiment>,
): Promise<Result<SharedExperiment, ExperimentLinkFault>> {
	const text = await unpack(packed, MOST_UNFOLDED);
	if (!text.ok) return text;
	if (isTooDeep(text.value)) return err({ kind: 'damaged' });
	let value: unknown;
	try {
		value = JSON.parse(text.value);
	} catch {
		return err({ kind: 'damaged' });
	}
	if (!isRecord(value) || value['format'] !== EXPERIMENT_FORMAT) return err({ kind: 'damaged' });
	const { version, madeAt, appVersion, prompts } = value;
	const above = versionAbove(EXPERIMENT_VERSION, value) ?? versionAbove(RECORD_VERSION, value['experiment']);
	if (above !== null) return err({ kind: 'newer', version: above });
	const isHeaded =
		version === EXPERIMENT_VERSION &&
		typeof madeAt === 'number' &&
		madeAt >= 0 &&
		madeAt <= LAST_DATE &&
		typeof appVersion === 'string' &&
		(prompts === null || typeof prompts === 'string');
	if (!isHeaded) return err({ kind: 'damaged' });
	const experiment = parseExperiment(value['experiment']);
	if (!experiment.ok) return err({ kind: 'experiment', why: experiment.error });
	if (experiment.value.design.imported.length > 0) return err({ kind: 'imported' });
	const plan = planOf(experiment.value.design);
	const states = parseColumns(value['results'], experiment.value, plan);
	if (!states.ok) return err({ kind: 'experiment', why: states.error });
	return ok({ madeAt, appVersion, prompts, experiment: experiment.value, plan, states: states.value });
}
