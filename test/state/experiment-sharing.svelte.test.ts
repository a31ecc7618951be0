import { describe, expect, test } from 'vitest';
import { experimentFile } from '../../src/core/bench/export/file.ts';
import { parseDesign, parseExperiment } from '../../src/core/bench/parse.ts';
import { parseDesignQuery } from '../../src/core/bench/link.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import type { Design } from '../../src/core/bench/experiment.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { ExperimentSharing } from '../../src/state/experiment-sharing.svelte.ts';
import { OpenedExperiment, type OfferedExperiment } from '../../src/state/opened-experiment.svelte.ts';
import { Opening } from '../../src/state/opening.svelte.ts';
import type { OpenedPorts } from '../../src/state/opened.svelte.ts';
import { experimentShareWords } from '../../src/words/experiment-share.ts';
import { evaluatedNow } from '../support/evaluators.ts';
import { designOf, experimentOf, hosted, castOf, runsOf, textOf } from '../support/experiment.ts';

const TODAY = 1_790_000_000_000;
const ports = {
	parse: parseExperiment,
	prompts: 'digest',
	appVersion: '1.2.3',
	today: () => TODAY,
	pageAddress: () => 'https://page.example/',
	report: experimentShareWords.report,
};
const evaluator = () => ({
	evaluate: (...asked: Parameters<typeof evaluatedNow>) => Promise.resolve(evaluatedNow(...asked)),
	giveUp: () => undefined,
	dispose: () => undefined,
});
const TABLE = { rows: 'method', picture: null, intervals: false } as const;

/** An experiment of which some runs have been made. */
async function ran(change: Partial<Design> = {}) {
	const experiment = experimentOf(designOf(change));
	const plan = planOf(experiment.design);
	const events = (await runsOf(experiment)).slice(0, 4);
	const states = statesOf(plan, events.map(summarise), new Set());
	return { moment: { experiment, plan, states }, events };
}

async function looked(offered: OfferedExperiment): Promise<OpenedExperiment> {
	const opened = new OpenedExperiment({ ...ports, evaluator });
	await opened.open(offered);
	return opened;
}

function packedIn({ link }: ExperimentSharing): string {
	if (link.kind !== 'made') throw new Error(JSON.stringify(link));
	return link.packed;
}

describe('an experiment that is shared', () => {
	test('opens from its link with the same table, and says where it came from', async () => {
		const { moment } = await ran();
		// As an experiment on the screen is: none of it stands in fields of its own.
		const state = {
			__proto__: {
				get experiment() {
					return moment.experiment;
				},
				get plan() {
					return moment.plan;
				},
				get states() {
					return moment.states;
				},
			},
		} as unknown as typeof moment;
		const sharing = new ExperimentSharing(state, ports);
		await sharing.make();
		expect(sharing.link).toMatchObject({
			kind: 'made',
			href: `https://page.example/#/open/experiment/${packedIn(sharing)}`,
			isOffered: true,
		});
		expect([sharing.ended, sharing.planned]).toEqual([4, moment.plan.cells.length]);
		const opening = new Opening({} as OpenedPorts);
		await opening.openLink(`experiment/${packedIn(sharing)}`);
		expect(opening.status).toEqual({ kind: 'experiment', offered: { packed: packedIn(sharing) } });
		const opened = await looked({ packed: packedIn(sharing) });
		if (opened.status.kind !== 'opened') throw new Error(JSON.stringify(opened.status));
		const { shared } = opened.status;
		expect([shared.experiment, shared.madeAt, shared.appVersion, opened.hasSamePrompts]).toEqual([
			moment.experiment,
			TODAY,
			'1.2.3',
			true,
		]);
		const rowsOf = (of: typeof moment) =>
			evaluatedNow(of, TABLE).rows.map(({ rate, ways, spent }) => ({ rate, ways, spent }));
		expect(rowsOf(shared)).toEqual(rowsOf(moment));
		const design = await parseDesignQuery(opened.designLink?.split('?')[1] ?? '', parseDesign);
		expect(design).toEqual({ ok: true, value: moment.experiment.design });
	});

	test('opens from its file as well, which the page takes for what it is before it reads it', async () => {
		const { moment, events } = await ran();
		const { experiment } = moment;
		const text = await textOf(experimentFile({ appVersion: '1.0.0', prompts: 'other', experiment }, events));
		const file = new Blob([text]);
		const opening = new Opening({} as OpenedPorts);
		await opening.openFile(file);
		expect(opening.status).toEqual({ kind: 'experiment', offered: { file } });
		const opened = await looked({ file });
		expect(opened.hasSamePrompts).toBe(false);
		expect(opened.status).toMatchObject({
			kind: 'opened',
			shared: { experiment, appVersion: '1.0.0', states: moment.states },
		});
	});

	test('is refused in words where the link is cut or the file is damaged', async () => {
		const { moment } = await ran();
		const sharing = new ExperimentSharing(moment, ports);
		await sharing.make();
		expect((await looked({ packed: packedIn(sharing).slice(0, 200) })).status).toEqual({
			kind: 'refused',
			reason: experimentShareWords.fault({ kind: 'damaged' }),
		});
		const cut = new Blob(['{"format":"codesteer-experiment","version":1,']);
		expect((await looked({ file: cut })).status).toMatchObject({
			kind: 'refused',
			reason: expect.stringContaining('it was cut off') as string,
		});
	});

	test('is said to go as a file where a link cannot hold it', async () => {
		const imported = [
			{ family: 'letters', samples: [{ name: 'a', instance: { word: 'pear', letter: 'a' } }] },
		] as const;
		const experiment = experimentOf(designOf({ imported }));
		const moment = { experiment, plan: planOf(experiment.design), states: new Map() };
		const sharing = new ExperimentSharing(moment, ports);
		await sharing.make();
		expect(sharing.link).toEqual({ kind: 'none', why: experimentShareWords.noLink({ kind: 'imported' }) });
		expect(sharing.frame({ kind: 'cost' })).toBeNull();
	});

	test('names in its frame the picture that is shown', async () => {
		const { moment } = await ran();
		const sharing = new ExperimentSharing(moment, ports);
		expect(sharing.frame({ kind: 'cost' })).toBeNull();
		await sharing.make();
		const packed = packedIn(sharing);
		const reference = moment.plan.conditions[1]?.key ?? '';
		expect([
			sharing.frame({ kind: 'curve', family: 'letters' }),
			sharing.frame({ kind: 'heatMap' }),
			sharing.frame({ kind: 'differences', reference }),
		]).toEqual([
			{ kind: 'experiment', packed, figure: 'curve', family: 'letters', against: null },
			{ kind: 'experiment', packed, figure: 'heatMap', family: null, against: null },
			{ kind: 'experiment', packed, figure: 'differences', family: null, against: 1 },
		]);
	});

	test('takes a key out of its name wherever that is given away', async () => {
		const key = 'sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD';
		const { moment } = await ran();
		const named = { ...moment, experiment: { ...moment.experiment, name: `Letters ${key}` } };
		const sharing = new ExperimentSharing(named, ports);
		const evaluated = evaluatedNow(named, TABLE);
		expect(`${sharing.title} ${sharing.report(evaluated)}`).not.toContain(key);
	});

	test('makes a report of its table, in which a name stays text and a scripted model is said to be one', async () => {
		const demo = { id: 'demo:bold', label: 'Demo', kind: 'scripted' } as const;
		const { moment } = await ran({
			casts: [castOf(hosted, demo)],
			methods: [{ id: 'codesteer', options: {} }],
		});
		const named = { ...moment, experiment: { ...moment.experiment, name: 'A <b>bold</b> *plan*' } };
		const report = new ExperimentSharing(named, ports).report(evaluatedNow(named, TABLE));
		const lines = report.split('\n');
		expect(lines[0]).toBe('# A &lt;b&gt;bold&lt;\\/b&gt; \\*plan\\*');
		expect(report).toContain('**in part the scripted demo model, not an LLM**');
		expect(lines.filter((line) => /^\| [^-]/.test(line)).map((line) => line.split(' | ')[0])).toEqual([
			'| Method',
			'| CodeSteer',
		]);
	});
});
