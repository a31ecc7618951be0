import type { RunEvent } from '../../src/core/record/event.ts';
import { parseRun } from '../../src/core/record/parse.ts';
import { hostileTexts } from './hostile-texts.ts';

const HOSTILE = Object.values(hostileTexts).join('\n');
/** Of what names a model, which may not be long. */
const NAMES: ReadonlySet<string> = new Set(['id', 'label']);
const { script, image, direction, unseen, terminal, formula, path } = hostileTexts;
const NAME = [script, image, direction, unseen, terminal, formula, path].join(' ');

/** A run with all of them in every field that takes any text; the door of runs lets it in, for a model may say such things. */
export function hostileRun(run: readonly RunEvent[]): readonly RunEvent[] {
	const fields = new Set<string>();
	JSON.stringify(run, (field, held: unknown) => {
		if (typeof held === 'string') fields.add(field);
		return held;
	});
	const withText = (hit: (field: string) => boolean): unknown =>
		JSON.parse(
			JSON.stringify(run, (field, held: unknown) =>
				typeof held === 'string' && hit(field) ? (NAMES.has(field) ? NAME : HOSTILE) : held,
			),
		);
	const free = new Set([...fields].filter((one) => parseRun(withText((field) => field === one)).ok));
	const read = parseRun(withText((field) => free.has(field)));
	if (!read.ok) throw new Error(read.error);
	return read.value.map((event) => {
		if (event.type === 'code-start') return { ...event, code: `print(${JSON.stringify(HOSTILE)})` };
		if (event.type !== 'run-start') return event;
		const id = event.spec.models.task.id;
		const snapshot = { host: NAME, baseUrl: 'javascript:window.canary=1', model: NAME };
		return { ...event, spec: { ...event.spec, snapshots: { [id]: snapshot } } };
	});
}
