import { packExperiment, type SharedExperiment } from '../core/bench/export/experiment-link.ts';
import { experimentWithoutKeys } from '../core/bench/export/without-keys.ts';
import { experimentReport, type ExperimentReportWords } from '../core/bench/export/report.ts';
import type { Evaluated, PictureWanted } from '../core/bench/evaluation.ts';
import type { Experiment } from '../core/bench/experiment.ts';
import { pictureName } from '../core/bench/plots/named.ts';
import type { Moment } from '../core/bench/told.ts';
import { LONGEST_LINK } from '../core/capsule/link.ts';
import type { Embedded } from '../core/embed/address.ts';
import { errorWords } from '../core/error-words.ts';
import type { Result } from '../core/result.ts';
import { experimentShareWords as words } from '../words/experiment-share.ts';

export interface ExperimentSharingPorts {
	parse(value: unknown): Result<Experiment>;
	/** `promptsDigest` of this page. */
	prompts: string;
	/** Of the page. */
	appVersion: string;
	/** Milliseconds since the epoch. */
	today(): number;
	/** Of this page, without what is behind the #. */
	pageAddress(): string;
	report: ExperimentReportWords;
}

export type ExperimentLink =
	| { kind: 'making' }
	/** Also where it is too long to be given out as it is. */
	| { kind: 'made'; packed: string; href: string; isOffered: boolean }
	| { kind: 'none'; why: string };

/** An experiment on its way to somebody else, as it stood when it was shared: a link with how each run ended, a report, a frame. */
export class ExperimentSharing {
	link = $state.raw<ExperimentLink>({ kind: 'making' });
	/** Runs that have ended, of all that are planned. */
	readonly ended: number;
	readonly planned: number;
	/** As it travels. */
	readonly title: string;
	readonly #shared: SharedExperiment;
	readonly #ports: ExperimentSharingPorts;

	constructor({ experiment, plan, states }: Moment, ports: ExperimentSharingPorts) {
		this.#ports = ports;
		const { prompts, appVersion } = ports;
		const safe = experimentWithoutKeys(experiment);
		this.title = safe.name;
		this.#shared = { experiment: safe, plan, states, prompts, appVersion, madeAt: ports.today() };
		const ended = [...states.values()].filter(({ kind }) => kind === 'judged' || kind === 'failed');
		this.ended = ended.length;
		this.planned = plan.cells.length;
	}

	/** Never rejects: what is wrong becomes the link. */
	async make(): Promise<void> {
		try {
			const packed = await packExperiment(this.#shared, (value) => this.#ports.parse(value));
			if (!packed.ok) {
				this.link = { kind: 'none', why: words.noLink(packed.error) };
				return;
			}
			const href = `${this.#ports.pageAddress()}#/open/experiment/${packed.value}`;
			this.link = { kind: 'made', packed: packed.value, href, isOffered: href.length <= LONGEST_LINK };
		} catch (error) {
			this.link = { kind: 'none', why: errorWords(error) };
		}
	}

	/** For the code of a frame; null while the link is made, and where there is none. */
	frame(picture: PictureWanted): Embedded | null {
		if (this.link.kind !== 'made') return null;
		const { packed } = this.link;
		return { kind: 'experiment', packed, ...pictureName(this.#shared.plan, picture) };
	}

	report(evaluated: Pick<Evaluated, 'results' | 'standing'>): string {
		const { experiment, madeAt, appVersion } = this.#shared;
		return experimentReport({ madeAt, appVersion, experiment, evaluated }, this.#ports.report);
	}
}
