import { describe, expect, it } from 'vitest';
import { logicalDeduction } from '../../../src/core/tasks/logical-deduction/family.ts';
import type { LogicalDeductionInstance } from '../../../src/core/tasks/logical-deduction/instance.ts';
import {
	orderDomain,
	orderDomains,
	placeName,
	positionOfPlace,
} from '../../../src/core/tasks/logical-deduction/domains.ts';
import { searchOrders, type OrderClue } from '../../../src/core/tasks/logical-deduction/search.ts';
import { drawInstances, judgeReply } from '../../support/judge.ts';

const objects = ['drum', 'kite', 'stool', 'lamp', 'clock', 'harp', 'vase'];
// Worked out by hand: the lamp is 4th, the vase 7th, drum-kite-stool fill 1 to 3, clock and harp 5 and 6.
const example: LogicalDeductionInstance = {
	domain: 'shelf',
	objects,
	clues: [
		{ kind: 'at', a: 'lamp', position: 4 },
		{ kind: 'before', a: 'drum', b: 'kite' },
		{ kind: 'before', a: 'kite', b: 'stool' },
		{ kind: 'before', a: 'stool', b: 'lamp' },
		{ kind: 'at', a: 'vase', position: 7 },
		{ kind: 'before', a: 'clock', b: 'harp' },
	],
	askPosition: 3,
	options: objects,
};

function judge(answer: string, instance = example): string {
	return judgeReply(logicalDeduction, instance, `So <<<${answer}>>>`);
}

function permutations(names: readonly string[]): string[][] {
	if (names.length === 0) return [[]];
	return names.flatMap((name) =>
		permutations(names.filter((other) => other !== name)).map((rest) => [name, ...rest]),
	);
}

function holds(clue: OrderClue, order: readonly string[]): boolean {
	const a = order.indexOf(clue.a) + 1;
	if (clue.kind === 'at') return a === clue.position;
	const b = order.indexOf(clue.b) + 1;
	if (clue.kind === 'before') return a < b;
	return clue.kind === 'gap' ? b - a === clue.distance : Math.abs(a - b) === 1;
}

describe('logicalDeduction.verify', () => {
	it('accepts the label, the label with its object, or the object alone', () => {
		const answers = [
			'(C)',
			'c',
			'C.',
			'c)',
			'Option C',
			'option (C)',
			'(C) The stool is the third from the left',
			'C: stool',
			'stool',
			'The stool',
			'"(C)"',
		];
		expect(answers.map((answer) => judge(answer))).toEqual(answers.map(() => 'correct'));
	});

	it('rejects another option and says where its object really stands', () => {
		expect(logicalDeduction.verify(example, '(B)')).toEqual({
			kind: 'incorrect',
			why: 'In the only possible order, position 2 belongs to kite, but position 3 is asked',
		});
	});

	it('calls answers malformed that do not name one option', () => {
		const answers = ['(B) stool', '(H)', '3', 'C or D', '(C) stool or lamp', 'table', 'the', '(C'.repeat(80)];
		expect(answers.map((answer) => judge(answer))).toEqual(answers.map(() => 'malformed'));
		expect(logicalDeduction.verify(example, '').kind).toBe('malformed');
	});

	it('keeps object names apart that contain one another', () => {
		const names = ['wagon', 'station wagon', 'cart'];
		const wagons: LogicalDeductionInstance = {
			domain: 'vehicles',
			objects: names,
			clues: [
				{ kind: 'before', a: 'wagon', b: 'station wagon' },
				{ kind: 'before', a: 'station wagon', b: 'cart' },
			],
			askPosition: 2,
			options: names,
		};
		const answers = ['station wagon', '(B) The station wagon', '(A) station wagon', 'wagon', '(A) wagon'];
		expect(answers.map((answer) => judge(answer, wagons))).toEqual([
			'correct',
			'correct',
			'malformed',
			'incorrect',
			'incorrect',
		]);
	});
});

describe('logicalDeduction.question', () => {
	it('never shows the right option as the format example', () => {
		for (const askPosition of [1, 2, 3, 4, 5, 6, 7]) {
			const instance = { ...example, askPosition };
			expect(logicalDeduction.question(instance)).not.toContain(`<<<${logicalDeduction.solve(instance)}>>>`);
		}
	});
});

describe('order domains', () => {
	it('count places from both ends', () => {
		const [vehicles, golf] = [orderDomain('vehicles')!, orderDomain('golf')!];
		expect(positionOfPlace(vehicles, 'second-oldest', 7)).toBe(6);
		expect(positionOfPlace(vehicles, 'fourth-newest', 7)).toBe(4);
		expect(positionOfPlace(golf, 'third-to-last', 7)).toBe(5);
		expect(golf.before('Milo', 'Yuna')).toBe('Milo finished ahead of Yuna');
		for (const domain of orderDomains) {
			for (let position = 1; position <= 12; position++) {
				expect(positionOfPlace(domain, placeName(domain, position, 12), 12)).toBe(position);
			}
		}
	});
});

describe('searchOrders', () => {
	it('reports none, one or several orders', () => {
		const chain = objects.slice(1).map((b, i): OrderClue => ({ kind: 'before', a: objects[i]!, b }));
		expect(searchOrders(objects, chain, 2)).toEqual({ count: 1, order: objects, complete: true });
		expect(searchOrders(objects, chain.slice(1), 9).count).toBe(7);
		const circle: OrderClue[] = [...chain, { kind: 'before', a: 'vase', b: 'drum' }];
		expect(searchOrders(objects, circle, 2).count).toBe(0);
	});

	it('refuses instances whose clues leave none or several orders', () => {
		expect(logicalDeduction.parse(example)).toEqual(example);
		expect(logicalDeduction.parse({ ...example, clues: example.clues.slice(1) })).toBeNull();
		const contradiction: OrderClue = { kind: 'at', a: 'drum', position: 2 };
		expect(logicalDeduction.parse({ ...example, clues: [...example.clues, contradiction] })).toBeNull();
	});
});

describe('logicalDeduction.generate', () => {
	const drawn = drawInstances(logicalDeduction, 25);

	it('agrees with trying all permutations', () => {
		for (const { instances } of drawn.slice(0, 3)) {
			for (const instance of instances.slice(0, 8)) {
				const fitting = permutations(instance.objects).filter((order) =>
					instance.clues.every((clue) => holds(clue, order)),
				);
				expect(fitting).toHaveLength(1);
				const right = instance.options.indexOf(fitting[0]![instance.askPosition - 1]!);
				expect(logicalDeduction.solve(instance)).toBe(`(${'ABCDEFG'.charAt(right)})`);
			}
		}
	});

	it('needs every clue and never tells the asked place outright', () => {
		for (const { instances } of drawn) {
			for (const { objects: names, clues, askPosition } of instances) {
				expect(clues.some((clue) => clue.kind === 'at' && clue.position === askPosition)).toBe(false);
				for (const clue of clues) {
					const without = clues.filter((other) => other !== clue);
					expect(searchOrders(names, without, 2).count).toBe(2);
				}
			}
		}
	});

	it('rejects every other option and answers of another form', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const right = logicalDeduction.solve(instance);
				const kinds = instance.options.map((_, i) =>
					logicalDeduction.verify(instance, `(${'ABCDEFGHIJKL'.charAt(i)})`),
				);
				expect(kinds.filter(({ kind }) => kind === 'correct')).toHaveLength(1);
				const faults = [`${right} or (A)`, `not ${right}`, String(instance.askPosition)];
				expect(faults.map((fault) => logicalDeduction.verify(instance, fault).kind)).toEqual(
					faults.map(() => 'malformed'),
				);
			}
		}
	});

	it('grows in objects and ends with distances', () => {
		expect(drawn.map(({ instances }) => instances[0]!.objects.length)).toEqual([3, 5, 7, 9, 12]);
		const hasDistances = drawn.map(({ instances }) =>
			instances.some(({ clues }) => clues.some(({ kind }) => kind === 'gap' || kind === 'adjacent')),
		);
		expect(hasDistances).toEqual([false, false, false, true, true]);
	});
});
