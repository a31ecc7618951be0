import { beforeAll, describe, expect, it } from 'vitest';
import { checkProgram, comparisonCheck } from '../../../src/core/demo/check-program.ts';
import { createRng } from '../../../src/core/rng.ts';
import { FAMILY_IDS } from '../../../src/core/tasks/family-id.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { runPython } from '../../support/pyodide.ts';

beforeAll(async () => {
	await runPython('pass');
}, 60_000);

const lastWord = async (program: string): Promise<string> =>
	(await runPython(program)).trim().split('\n').at(-1)?.split(':')[0] ?? '';

const demoFiles = import.meta.glob<string>('../../../src/core/demo/*.ts', {
	query: '?raw',
	import: 'default',
	eager: true,
});

describe('the families’ part of the scripted model', () => {
	it('is told by the families: the demo model itself names none, but for the questions typed by hand', () => {
		const named = Object.entries(demoFiles)
			.filter(([path]) => !/\/(?:typed-|published-rates)/.test(path))
			.flatMap(([path, text]) =>
				FAMILY_IDS.filter((id) => text.includes(`'${id}'`) || text.includes(`/tasks/${id}/`)).map(
					(id) => `${path} ${id}`,
				),
			);
		expect([Object.keys(demoFiles).length > 10, named]).toEqual([true, []]);
	});

	it('draws its curves from small to large, in percent', () => {
		for (const { id, demo } of families) {
			const { curves = {}, smallModel = {} } = demo?.success ?? {};
			const use = demo?.codeUse ? [demo.codeUse.curve, demo.codeUse.smallModel] : [];
			for (const curve of [...Object.values(curves), ...Object.values(smallModel), ...use]) {
				const sizes = curve.map(([size]) => size);
				expect(sizes, id).toEqual([...new Set(sizes)].sort((a, b) => a - b));
				expect(
					curve.every(([, rate]) => rate >= 0 && rate <= 100),
					id,
				).toBe(true);
			}
		}
	});

	it('counts a size for every instance where it has curves', { timeout: 60_000 }, () => {
		const sized = families.filter(({ demo }) => demo?.success ?? demo?.codeUse);
		for (const family of sized) {
			for (const level of family.levels) {
				const instance = family.generate(level, createRng('size', family.id, level.id));
				for (const counted of [family.demo?.success, family.demo?.codeUse]) {
					if (counted) expect(counted.size(instance), `${family.id} ${level.id}`).toBeGreaterThanOrEqual(2);
				}
			}
		}
		expect(sized.length).toBeGreaterThan(0);
	});

	// What a checker must survive: the answers of a model, not only those that look like one.
	const junk = [
		'',
		'no solution',
		'1',
		'[1]',
		'{"a": 1}',
		'[{"Agent[0.5, 0.5]": 5}]',
		'[{"Agent[0.5, 0.5]": "move(box_red, square[0.5, 0.5])"}]',
		'Step 1: [(5, [0])]',
		'move A from stack1 to stack1',
		'1/0',
		'(((((1',
		`${'-'.repeat(490)}1`,
		`${'-'.repeat(20_000)}1`,
		`${'('.repeat(300)}1${')'.repeat(300)}`,
		'nan',
		'1e999',
		'\\frac{1}{0}',
		'\'"\\',
		'é\u0000😀',
	];

	for (const family of families.filter(({ demo }) => demo?.check ?? demo?.comparison)) {
		it(`tests any text without breaking down: ${family.id}`, { timeout: 60_000 }, async () => {
			const level = family.levels.find(({ published }) => published) ?? family.levels[0]!;
			const instance = family.generate(level, createRng('junk', family.id));
			for (const answer of junk)
				expect(await lastWord(checkProgram(family, instance, answer))).toBe('Incorrect');
		});
	}

	it('tests any text without breaking down where texts are compared', { timeout: 60_000 }, async () => {
		for (const answer of junk) {
			expect(await lastWord(comparisonCheck('print("<<<12>>>")', answer))).toBe('Incorrect');
		}
	});
});
