import { groupBeside, specsBeside } from '../core/coaching/beside.ts';
import type { Ids } from '../core/ids.ts';
import type { RunSpec } from '../core/record/spec.ts';
import type { RunView } from '../core/record/view.ts';
import type { Lane } from './lane.svelte.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import type { Models } from './models.svelte.ts';

export interface BesidePorts extends LanesPorts {
	ids: Ids;
	models: Models;
}

/** Who coached a run beside a person's. */
export type Rival = 'rules' | 'model' | 'none';

/** One coached run's question once more, with other coaches. */
export class Beside {
	/** Choice id of the model that coaches; `same` is the task model. */
	model = $state('same');
	readonly #ports: BesidePorts;
	readonly #lanes: Lanes;
	readonly #of: Lane;

	constructor(of: Lane, ports: BesidePorts) {
		this.#of = of;
		this.#ports = ports;
		this.#lanes = new Lanes(ports);
	}

	/** Whether any has been begun. */
	get isBegun(): boolean {
		return this.#lanes.list.length > 0;
	}

	/** Rule coach, model, none; each as soon as it has begun. */
	get rows(): readonly { rival: Rival; view: RunView }[] {
		return this.#lanes.list
			.flatMap(({ view }) => (view.spec === null ? [] : [{ rival: rivalOf(view.spec), view }]))
			.toSorted((a, b) => ORDER.indexOf(a.rival) - ORDER.indexOf(b.rival));
	}

	/** Shows what has been run before, also before a reload. */
	async open(): Promise<void> {
		await this.#lanes.open(groupBeside(this.#of.runId), () => this.#lanes.list.length === 0);
	}

	/** Resolves when all have ended. */
	async run(): Promise<void> {
		const { spec } = this.#of.view;
		if (spec === null || this.isBegun) return;
		const { models, ids, recorder } = this.#ports;
		const { task } = spec.models;
		const others = { model: task.id, checker: 'same', summariser: 'same' };
		const cast = models.castFor({ ...others, coach: this.model });
		const rivals = {
			rules: models.castFor({ ...others, coach: 'rules' }).models.coach,
			model: this.model === 'same' ? task : cast.models.coach,
			...(this.model === 'same' || cast.snapshots === undefined ? {} : { snapshots: cast.snapshots }),
		};
		const specs = specsBeside(spec, rivals, ids);
		const recording = recorder.record(specs);
		this.#lanes.watch(recording, specs);
		await recording.done;
	}
}

const ORDER: readonly Rival[] = ['rules', 'model', 'none'];

function rivalOf({ method, models }: RunSpec): Rival {
	if (method === 'all-text') return 'none';
	return models.coach.kind === 'rules' ? 'rules' : 'model';
}
