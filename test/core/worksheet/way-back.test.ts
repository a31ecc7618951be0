import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../src/core/json.ts';
import { EMPTY_VIEW } from '../../../src/core/record/fold.ts';
import type { Question } from '../../../src/core/question.ts';
import { formatSetupQuery, parseSetupQuery } from '../../../src/core/setup/link.ts';
import { generated } from '../../../src/core/tasks/instance.ts';
import { importedSeed } from '../../../src/core/tasks/origin.ts';
import { families, familyById } from '../../../src/core/tasks/registry.ts';
import { worksheetOfRuns } from '../../../src/core/worksheet/of-runs.ts';
import { parseRoute, type Route } from '../../../src/state/navigation.svelte.ts';
import { specOf, typed } from '../../support/run-spec.ts';

function backOf(question: Question): string {
	const spec = { ...specOf(), question };
	const sheet = worksheetOfRuns([{ ...EMPTY_VIEW, spec }], { title: 'A run', label: () => 'Only question' });
	return sheet?.back ?? '';
}

function taskAt(address: string): Extract<Route, { screen: 'tasks' }> {
	const route = parseRoute(address);
	if (route.screen !== 'tasks') throw new Error(address);
	return route;
}

/** Every field of what a link carries, by name. */
function fieldsIn(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.flatMap(fieldsIn);
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, held]) => [name, ...fieldsIn(held)]);
}

describe('the way back that stands on a worksheet', () => {
	it.each(families.map((family) => [family.id, family] as const))(
		'holds no answer to a drawn question, and leads to the same one: %s',
		(_, family) => {
			const [level] = family.levels;
			const instance = generated(family, level!, 'sheet-1');
			const text = family.question(instance);
			const source = {
				kind: 'instance' as const,
				family: family.id,
				level: level!.id,
				seed: 'sheet-1',
				instance,
			};
			const back = backOf({ text, source });
			if (back.startsWith('#/tasks/')) {
				const { chosen, ...route } = taskAt(back);
				expect(route).toEqual({ screen: 'tasks', family: family.id, level: level!.id, seed: 'sheet-1' });
				// Asked from there, it is asked by the same methods.
				const drawn = formatSetupQuery({ question: text, source, choices: {} });
				expect(parseSetupQuery(`${drawn}&${chosen ?? ''}`)).toMatchObject({
					ok: true,
					value: { question: text, source, choices: { methods: ['only-question'], model: 'test:model' } },
				});
				return;
			}
			const setup = parseSetupQuery(back.slice('#/?'.length));
			expect(setup).toMatchObject({ ok: true, value: { question: text, source } });
			const stored = fieldsIn(setup.ok ? setup.value.source : null);
			expect(stored.filter((name) => /answer|reference|solution|expected/i.test(name))).toEqual([]);
		},
	);

	it.each([
		['gsm-hard', { question: 'How many?', reference: { value: '814273' } }, '814273'],
		[
			'date-understanding',
			{
				context: 'Today is Christmas Eve of 1937.',
				ask: { unit: 'day', amount: 10 },
				options: [
					{ label: 'A', date: '01/03/1938' },
					{ label: 'B', date: '12/14/1937' },
				],
				reference: { label: 'A', date: '01/03/1938' },
			},
			'reference',
		],
	] as const)('holds nothing of an imported sample but its question: %s', (id, stored, answer) => {
		const family = familyById(id);
		const instance = family?.parse(stored) ?? null;
		if (family === null || instance === null) throw new Error('The sample is none of its family');
		const source = {
			kind: 'instance' as const,
			family: family.id,
			level: 'imported',
			seed: importedSeed('row 1'),
			instance,
		};
		const back = backOf({ text: family.question(instance), source });
		expect(back).not.toContain(answer);
		expect(parseSetupQuery(back.slice('#/?'.length))).toMatchObject({
			ok: true,
			value: { question: family.question(instance), source: { kind: 'typed' } },
		});
	});

	it('holds no answer that a person expects', () => {
		expect(backOf(typed('Which is larger, 9.11 or 9.9?', '9.9'))).not.toContain('expected');
	});
});
