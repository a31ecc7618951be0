import type { GroupId } from '../core/ids.ts';
import { METHOD_IDS } from '../core/method-id.ts';
import type { RunSummary } from '../core/record/summary.ts';

/** The runs of one press of Run: one question, a lane for each method. */
export interface RunGroup {
	groupId: GroupId;
	/** As typed; cut to 200 characters. */
	question: string;
	/** Milliseconds since the epoch. */
	startedAt: number;
	/** Label and kind of the task model. */
	model: RunSummary['model'];
	/** At least one, in the order of the method list. */
	lanes: readonly [RunSummary, ...RunSummary[]];
}

/** Groups in the order in which their first run comes in the list, so newest first where the list is. Linear but for sorting each group. */
export function groupRuns(runs: readonly RunSummary[]): readonly RunGroup[] {
	const byGroup = new Map<GroupId, [RunSummary, ...RunSummary[]]>();
	for (const run of runs) {
		const lanes = byGroup.get(run.groupId);
		if (lanes === undefined) byGroup.set(run.groupId, [run]);
		else lanes.push(run);
	}
	return [...byGroup].map(([groupId, runs]) => {
		const lanes = runs.sort((a, b) => placeOf(a) - placeOf(b) || a.repeat - b.repeat);
		const [{ question, model }] = lanes;
		return { groupId, question, model, startedAt: Math.min(...lanes.map((lane) => lane.startedAt)), lanes };
	});
}

/** The groups with such lanes only; one that is left without any is left out. Null: as they are. */
export function narrowGroups(
	groups: readonly RunGroup[],
	isWanted: ((run: RunSummary) => boolean) | null,
): readonly RunGroup[] {
	if (isWanted === null) return groups;
	return groups.flatMap((group) => {
		const [first, ...others] = group.lanes.filter(isWanted);
		return first === undefined ? [] : [{ ...group, lanes: [first, ...others] as const }];
	});
}

/** What stands above the lanes of a group is worth as many of them. */
const HEAD = 2;

/** The first groups of a list with no more cells than that in all, but one at least; none is cut. */
export function firstGroups(groups: readonly RunGroup[], cells: number): readonly RunGroup[] {
	let sum = 0;
	const end = groups.findIndex(({ lanes }, at) => (sum += lanes.length + HEAD) > cells && at > 0);
	return end === -1 ? groups : groups.slice(0, end);
}

function placeOf({ method }: RunSummary): number {
	return METHOD_IDS.indexOf(method);
}
