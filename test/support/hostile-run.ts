import type { RunEvent } from '../../src/core/record/event.ts';
import { parseRun } from '../../src/core/record/parse.ts';

/** What would set `window.canary` wherever something took it for more than text. */
const HOSTILE = [
	'<script>window.canary=1</script>',
	'<img src=x onerror="window.canary=1">',
	'<svg onload="window.canary=1"><foreignObject><iframe srcdoc="<script>parent.canary=1</script>"></iframe></foreignObject></svg>',
	'[press](javascript:window.canary=1) ![](https://evil.example/x.png) <a href="data:text/html,<script>1</script>">x</a>',
	'"><style>@import url(https://evil.example/x.css);</style>${window.canary=1}{@html 1}',
].join('\n');

/** A run with that in every field that takes any text; the door of runs lets it in, for a model may say such things. */
export function hostileRun(run: readonly RunEvent[]): readonly RunEvent[] {
	const fields = new Set<string>();
	JSON.stringify(run, (field, held: unknown) => {
		if (typeof held === 'string') fields.add(field);
		return held;
	});
	const withText = (hit: (field: string) => boolean): unknown =>
		JSON.parse(
			JSON.stringify(run, (field, held: unknown) =>
				typeof held === 'string' && hit(field) ? HOSTILE : held,
			),
		);
	const free = new Set([...fields].filter((one) => parseRun(withText((field) => field === one)).ok));
	const read = parseRun(withText((field) => free.has(field)));
	if (!read.ok) throw new Error(read.error);
	return read.value.map((event) => {
		if (event.type === 'code-start') return { ...event, code: `print(${JSON.stringify(HOSTILE)})` };
		if (event.type !== 'run-start') return event;
		const id = event.spec.models.task.id;
		const snapshot = { host: HOSTILE, baseUrl: 'javascript:window.canary=1', model: HOSTILE };
		return { ...event, spec: { ...event.spec, snapshots: { [id]: snapshot } } };
	});
}
