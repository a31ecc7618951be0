import { beforeAll, describe, expect, it } from 'vitest';
import { checkProgram, comparisonCheck } from '../../../src/core/demo/check-program.ts';
import { decimalSubject } from '../../../src/core/demo/typed-decimals.ts';
import { game24Subject } from '../../../src/core/demo/typed-game-24.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { createRng } from '../../../src/core/rng.ts';
import { runPython } from '../../support/pyodide.ts';

beforeAll(async () => {
	await runPython('pass');
}, 60_000);

const lastWord = async (program: string): Promise<string> =>
	(await runPython(program)).trim().split('\n').at(-1)?.split(':')[0] ?? '';

describe('comparisonCheck', () => {
	const printing = (answer: string): string => `print("<<<${answer}>>>")`;

	it('looks at content, not at spacing, brackets or the way a number is written', async () => {
		const pairs: [string, string][] = [
			['[[1, 2], [3, 4]]', '1 2\\n3 4'],
			['11.75, 10', '11.75,10.0'],
			['Count: 2, Positions: [3, 8]', 'count: 2, positions: [3,8]'],
			['6.6667', '6.666667'],
		];
		for (const [given, computed] of pairs) {
			expect(await lastWord(comparisonCheck(printing(computed), given)), given).toBe('Correct');
		}
	});

	it('tells apart what differs, digit by digit and sign by sign', async () => {
		const pairs: [string, string][] = [
			['123456789012345678901', '123456789012345678902'],
			['-5', '5'],
			['@#', '#@'],
			['1 2 3', '1 2'],
			['3.46', '3.5'],
			['', '7'],
		];
		for (const [given, computed] of pairs) {
			expect(await lastWord(comparisonCheck(printing(computed), given)), given).toBe('Incorrect');
		}
	});
});

describe('checkProgram', () => {
	it('evaluates expressions exactly and says what is wrong with them', async () => {
		const subject = game24Subject('Make 24 from 3, 7, 8 and 9')!;
		const lastLine = async (program: string): Promise<string> =>
			(await runPython(program)).trim().split('\n').at(-1) ?? '';
		const says = (answer: string): Promise<string> => lastLine(subject.checkProgram(answer));
		expect([
			await says('(9 - (8 - 7)) * 3'),
			await says('(9 − (8 − 7)) × 3 = 24'),
			await says('(9 - 7) * 3 * 8 = 24'),
			await says('3 * 8'),
			await says('24'),
			await says('abs(24)'),
			await says('no solution'),
			await says('(9)(8) - 7 * 3'),
			await says('9 + 3 + 7 + 8 +'),
			await says('2 ** 9'),
			await lastLine(game24Subject('Make 24 from 4, 4, 6 and 8')!.checkProgram('6 + 8 / (4 - 4)')),
		]).toEqual([
			'Correct',
			'Correct',
			'Incorrect: its value is 48, not 24',
			'Incorrect: it uses the numbers [3, 8], but [3, 7, 8, 9] are given',
			'Incorrect: it uses the numbers [24], but [3, 7, 8, 9] are given',
			'Incorrect: it holds more than whole numbers, + - * / and brackets',
			'Incorrect: it says that there is no solution, but 24 can be reached',
			'Incorrect: it cannot be evaluated',
			'Incorrect: it cannot be evaluated',
			'Incorrect: it holds more than whole numbers, + - * / and brackets',
			'Incorrect: it divides by zero',
		]);
	});

	it('accepts roots for decimals in geometry', async () => {
		const family = familyById('math-geometry')!;
		const instance = family.generate(
			family.levels.find(({ published }) => published)!,
			createRng('geometry'),
		);
		expect(await lastWord(checkProgram(family, instance, family.solve(instance)))).toBe('Correct');
	});

	it('recomputes decimals without floats', async () => {
		const subject = decimalSubject('By how much is 12.3 larger than 12.27?')!;
		expect([
			await lastWord(subject.checkProgram('0.03')),
			await lastWord(subject.checkProgram('0.24')),
		]).toEqual(['Correct', 'Incorrect']);
	});
});
