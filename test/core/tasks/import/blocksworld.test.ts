import { describe, expect, it } from 'vitest';
import { blocksworld } from '../../../../src/core/tasks/blocksworld/family.ts';
import type { BlocksworldInstance } from '../../../../src/core/tasks/blocksworld/instance.ts';
import { importer as blocksworldImporter } from '../../../../src/core/tasks/blocksworld/import.ts';

const folder = 'Blocksworld_dataset/3_3_2_1';

function read(text: string) {
	const path = `${folder}/blocksworld_task.txt`;
	expect(blocksworldImporter.recognises(path)).toBe(true);
	return blocksworldImporter.read([{ path, text }]);
}

describe('importing blocksworld', () => {
	it('reads both parts, empty stacks included', () => {
		const text = 'Initial State:\nstack1: B A\nstack2: \nstack3: C\n\nGoal State:\nstack1: A\nstack2: B C\n';
		const { samples, rejected } = read(text);
		expect(rejected).toEqual([]);
		expect(samples).toEqual([
			{
				name: folder,
				instance: {
					stacks: ['stack1', 'stack2', 'stack3'],
					initial: { stack1: ['B', 'A'], stack2: [], stack3: ['C'] },
					goal: { stack1: ['A'], stack2: ['B', 'C'] },
				},
			},
		]);
		expect(read(text.replaceAll('\n', '\r\n')).samples).toEqual(samples);
	});

	it('keeps a sample that is solved at the start: doing nothing is right there', () => {
		const [sample] = read('Initial State:\nstack1: A\nstack2: \n\nGoal State:\nstack1: A\n').samples;
		const instance = sample!.instance as BlocksworldInstance;
		expect(blocksworld.solve(instance)).toBe('');
		expect(blocksworld.verify(instance, '').kind).toBe('correct');
	});

	it('rejects broken samples', () => {
		expect(read('Initial State:\nstack1: A\n').rejected).toEqual([
			{ name: folder, why: 'The file has no initial state or no goal state' },
		]);
		expect(read('Initial State:\nstack1: A\n\nGoal State:\nstack1: B\n').rejected).toHaveLength(1);
	});
});
