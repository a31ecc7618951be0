import type { DroppedFile, Importer } from '../import/importer.ts';
import { collectSamples, type RawSample } from '../import/samples.ts';
import { parsePathPlan } from './instance.ts';

/** What the ten instructions of the published runner ask for, by their place in its list; `*` is every other box. */
const DEMANDS: readonly { visit: string; avoid: string }[] = [
	{ visit: 'green yellow', avoid: '' },
	{ visit: 'yellow purple red green', avoid: '' },
	{ visit: 'yellow purple red green', avoid: 'blue' },
	{ visit: 'green yellow', avoid: '' },
	{ visit: 'blue', avoid: '*' },
	{ visit: 'green yellow', avoid: 'pink' },
	{ visit: 'yellow orange', avoid: 'blue purple red' },
	{ visit: 'green yellow red', avoid: 'blue' },
	{ visit: 'purple orange pink', avoid: '*' },
	{ visit: 'yellow red green', avoid: 'blue' },
];

/** The maps are assignments in the runner's source, numbered, some of them naming an earlier one. No answer is stored. */
export const importer: Importer = {
	family: 'path-plan',
	recognises: (path) => /(?:^|\/)run_path_plan_continuous_\w+\.py$/.test(path),
	read: (files) =>
		collectSamples(files.flatMap(samplesOf), parsePathPlan, (instance) =>
			'why' in instance ? String(instance['why']) : { instance },
		),
};

function samplesOf({ path, text }: DroppedFile): RawSample[] {
	const [maps, starts, ends] = ['box_dict', 'starting_position', 'ending_position'].map((name) =>
		assignments(text, name),
	) as [Map<string, string>, Map<string, string>, Map<string, string>];
	if (maps.size === 0) return [{ name: path, raw: { why: 'The file assigns no maps' } }];
	return [...maps].flatMap(([number, map]) => {
		const boxes = [...map.matchAll(/['"]([a-z]+)['"]\s*:\s*([([][^)\]]*[)\]])/g)].map(([, name, sides]) => {
			const [xLow, xHigh, yLow, yHigh] = numbers(sides);
			return { name, x: [xLow, xHigh], y: [yLow, yHigh] };
		});
		return DEMANDS.map(({ visit, avoid }, index) => {
			const entered = visit.split(' ');
			const others = boxes.map(({ name }) => name ?? '').filter((name) => !entered.includes(name));
			return {
				name: `${path} environment ${number} instruction ${String(index)}`,
				raw: {
					room: { xMin: -1.4, xMax: 1.4, yMin: -1.4, yMax: 1.4 },
					wallThickness: 0.1,
					boxes,
					start: numbers(starts.get(number)),
					end: numbers(ends.get(number)),
					visit: entered,
					avoid: avoid === '*' ? others : avoid.split(' ').filter((name) => name !== ''),
				},
			};
		});
	});
}

/** `name_7 = {…}`, `= (…)` or `= name_1`: the literal text by number, earlier names replaced. */
function assignments(text: string, name: string): Map<string, string> {
	const found = new Map<string, string>();
	const pattern = new RegExp(`\\b${name}_(\\d+)\\s*=\\s*(\\{[^{}]*\\}|\\([^()]*\\)|${name}_\\d+)`, 'g');
	for (const [, number, value] of text.matchAll(pattern)) {
		const earlier = value?.startsWith(name) ? found.get(value.slice(name.length + 1)) : value;
		if (number !== undefined && earlier !== undefined) found.set(number, earlier);
	}
	return found;
}

function numbers(text: string | undefined): number[] {
	return (text?.match(/-?\d*\.?\d+/g) ?? []).map(Number);
}
