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

/**
 * The list as text, a block for each fault. `failed` counts those with a test that failed, or with none at all; `notRun` those whose
 * tests were all left out, because this machine lacks what they take: they count as shown by nobody.
 */
export function printFaults(
	faults: readonly Fault[],
	{ testResults }: Outcomes,
): { text: string; failed: number; notRun: number } {
	const rows = faults.map((fault) => {
		const pattern = new RegExp(namesOf(fault));
		const named = testResults
			.filter(({ name }) => name.replaceAll('\\', '/').endsWith(`/test/${fault.proof[0]}`))
			.flatMap(({ assertionResults }) => assertionResults)
			.filter(({ fullName }) => pattern.test(fullName));
		const tests = named
			.filter(({ status }) => status !== 'skipped' && status !== 'pending')
			.filter(({ meta }) => meta?.fault?.id === undefined || meta.fault.id === fault.id);
		const passed = tests.filter(({ status }) => status === 'passed').length;
		const found = (what: keyof FaultSeen): string | undefined => {
			const said = tests.flatMap(({ meta }) => meta?.fault?.[what] ?? []);
			return said.length === 0 ? undefined : [...new Set(said)].join(' · ');
		};
		const isLeftOut = tests.length === 0 && named.length > 0;
		const isPassed = tests.length > 0 && passed === tests.length;
		const state = isLeftOut ? 'NOT RUN HERE' : isPassed ? 'passed' : tests.length > 0 ? 'FAILED' : 'NO TEST';
		const reasons = isLeftOut
			? named.flatMap(({ fullName }) => /\(not run: (.*?)\)/.exec(fullName)?.[1] ?? [])
			: [];
		const wrong = tests.flatMap(({ failureMessages = [] }) => failureMessages);
		const isPage = fault.proof[0].startsWith('browser/');
		const seen = found('seen');
		const alone = isPage ? 'not read back' : 'not counted: a part alone';
		return {
			isPassed,
			isLeftOut,
			lines: [
				`${fault.fault}: ${state}`,
				`  seen      ${seen === undefined ? `not noted; the table says: ${fault.seen}` : `“${seen}”`}`,
				`  kept      ${found('kept') ?? `not noted; the table says: ${fault.kept}`}`,
				`  run-ends  ${found('ends') ?? alone}`,
				...[...new Set(reasons)].map((reason) => `  not run   ${reason}`),
				...wrong.map((message) => `  wrong     ${message.split('\n').slice(0, 4).join(' / ')}`),
				`  proved by ${fault.proof[0]} › ${tests.map(({ fullName }) => fullName).join(' · ') || fault.proof[1]}`,
			],
		};
	});
	const shown = rows.filter(({ isPassed }) => isPassed).length;
	const leftOut = rows.flatMap(({ isLeftOut, lines }) => (isLeftOut ? (lines[0] ?? []) : []));
	return {
		text: [
			...rows.flatMap(({ lines }) => lines),
			`${String(shown)} of ${String(rows.length)} faults shown`,
			...(leftOut.length > 0
				? [`${String(leftOut.length)} not run here, and so not shown:`, ...leftOut.map((line) => `  ${line}`)]
				: []),
		].join('\n'),
		failed: rows.length - shown - leftOut.length,
		notRun: leftOut.length,
	};
}
