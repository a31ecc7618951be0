import type { FaultSeen } from '../../support/fault-seen.ts';
import type { Fault } from './table.ts';

/** What vitest's JSON reporter says, as far as it is read here. */
export interface Outcomes {
	readonly testResults: readonly {
		readonly name: string;
		readonly assertionResults: readonly {
			readonly fullName: string;
			readonly status: string;
			readonly failureMessages?: readonly string[];
			readonly meta?: { readonly fault?: FaultSeen };
		}[];
	}[];
}

/**
 * A pattern of the names of the tests that show it; what stands for a case of many may be any words.
 *
 * @internal for tests
 */
export function namesOf({ proof: [, name] }: Fault): string {
	return name
		.split(/[%$]\w+/)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('.*');
}

/** The list as text, a block for each fault, and whether each has tests and all of them passed. */
export function printFaults(
	faults: readonly Fault[],
	{ testResults }: Outcomes,
): { text: string; isWhole: boolean } {
	const rows = faults.map((fault) => {
		const pattern = new RegExp(namesOf(fault));
		const tests = testResults
			.filter(({ name }) => name.replaceAll('\\', '/').endsWith(`/test/${fault.proof[0]}`))
			.flatMap(({ assertionResults }) => assertionResults)
			.filter(
				({ fullName, status }) => pattern.test(fullName) && status !== 'skipped' && status !== 'pending',
			)
			.filter(({ meta }) => meta?.fault?.id === undefined || meta.fault.id === fault.id);
		const passed = tests.filter(({ status }) => status === 'passed').length;
		const found = (what: keyof FaultSeen): string | undefined => {
			const said = tests.flatMap(({ meta }) => meta?.fault?.[what] ?? []);
			return said.length === 0 ? undefined : [...new Set(said)].join(' · ');
		};
		const state = tests.length === 0 ? 'NOT RUN' : passed === tests.length ? 'passed' : 'FAILED';
		const wrong = tests.flatMap(({ failureMessages = [] }) => failureMessages);
		const isPage = fault.proof[0].startsWith('browser/');
		const seen = found('seen');
		const alone = isPage ? 'not read back' : 'not counted: a part alone';
		return {
			isPassed: state === 'passed',
			lines: [
				`${fault.fault}: ${state}`,
				`  seen      ${seen === undefined ? `not noted; the table says: ${fault.seen}` : `“${seen}”`}`,
				`  kept      ${found('kept') ?? `not noted; the table says: ${fault.kept}`}`,
				`  run-ends  ${found('ends') ?? alone}`,
				...wrong.map((message) => `  wrong     ${message.split('\n').slice(0, 4).join(' / ')}`),
				`  proved by ${fault.proof[0]} › ${tests.map(({ fullName }) => fullName).join(' · ') || fault.proof[1]}`,
			],
		};
	});
	const isWhole = rows.every(({ isPassed }) => isPassed);
	const count = rows.filter(({ isPassed }) => isPassed).length;
	return {
		text: [
			...rows.flatMap(({ lines }) => lines),
			`${String(count)} of ${String(rows.length)} faults shown`,
		].join('\n'),
		isWhole,
	};
}
