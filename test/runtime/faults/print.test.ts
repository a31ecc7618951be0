import { expect, test } from 'vitest';
import { printFaults } from './print.ts';
import type { Fault } from './table.ts';

const fault = (id: string, name: string): Fault => ({
	...{ id, fault: `Fault ${id}`, seen: 'words', kept: 'runs' },
	proof: ['core/a.test.ts', name],
});

function outcome(fullName: string, status: string, seen?: string, failureMessages: string[] = []) {
	return {
		fullName,
		status,
		failureMessages,
		meta: seen === undefined ? {} : { fault: { seen, kept: '2', ends: '1, 1' } },
	};
}

test('the list of faults says what the tests saw, and what was not run here is neither shown nor failed', () => {
	const assertionResults = [
		outcome('a run goes on', 'passed', 'It goes on.'),
		outcome('a host lies (twice)', 'failed', undefined, ['Error: late\n    at a']),
		outcome('Firefox (not run: no Firefox is installed) a page waits', 'pending'),
	];
	const faults = [
		...[fault('1', 'goes on'), fault('2', 'lies (%s)'), fault('3', 'waits')],
		fault('4', 'is spelled otherwise'),
	];
	const printed = printFaults(faults, {
		testResults: [{ name: '/somewhere/test/core/a.test.ts', assertionResults }],
	});
	expect([printed.failed, printed.notRun]).toEqual([2, 1]);
	expect(printed.text.split('\n')).toEqual([
		'Fault 1: passed',
		'  seen      “It goes on.”',
		'  kept      2',
		'  run-ends  1, 1',
		'  proved by core/a.test.ts › a run goes on',
		'Fault 2: FAILED',
		'  seen      not noted; the table says: words',
		'  kept      not noted; the table says: runs',
		'  run-ends  not counted: a part alone',
		'  wrong     Error: late /     at a',
		'  proved by core/a.test.ts › a host lies (twice)',
		'Fault 3: NOT RUN HERE',
		'  seen      not noted; the table says: words',
		'  kept      not noted; the table says: runs',
		'  run-ends  not counted: a part alone',
		'  not run   no Firefox is installed',
		'  proved by core/a.test.ts › waits',
		'Fault 4: NO TEST',
		'  seen      not noted; the table says: words',
		'  kept      not noted; the table says: runs',
		'  run-ends  not counted: a part alone',
		'  proved by core/a.test.ts › is spelled otherwise',
		'1 of 4 faults shown',
		'1 not run here, and so not shown:',
		'  Fault 3: NOT RUN HERE',
	]);
});
