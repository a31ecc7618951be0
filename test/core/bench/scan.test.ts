import { describe, expect, it } from 'vitest';
import { scanOf } from '../../../src/core/bench/scan.ts';
import type { RunSummary } from '../../../src/core/record/summary.ts';
import { benchOf, designOf, type Ending, methodsOf, withRuns } from '../../support/bench-runs.ts';

const ends =
	(...endings: (Partial<RunSummary> | null)[]): Ending =>
	(_, round) =>
		endings[round] ?? null;

describe('the scan', () => {
	const design = designOf({ methods: methodsOf('codesteer'), sizes: [{ instances: 3, repeats: 1 }] });

	it('counts each kind of trouble with its runs, and the failures of hosts apart', () => {
		const { counted, plan } = benchOf(
			design,
			ends(
				{ flags: ['cut', 'form'], verdict: 'malformed' },
				{ outcome: 'failed', verdict: null, error: 'rate-limit' },
				{ flags: ['cut'], verdict: 'no-answer' },
				{ outcome: 'failed', verdict: null, error: 'limit', flags: ['limit'] },
				{ outcome: 'failed', verdict: null, error: 'python' },
				{ outcome: 'failed', verdict: null, error: 'rate-limit' },
			),
		);
		const run = plan.cells.map(({ key }) => key);
		expect(scanOf(counted[0]!)).toEqual({
			runs: 3,
			unknown: 0,
			found: {
				refusal: [],
				cut: [run[0], run[2]],
				form: [run[0]],
				disguise: [],
				'time-out': [],
				limit: [run[3]],
				'no-answer': [run[2]],
			},
			failures: [
				{ kind: 'rate-limit', runs: [run[1], run[5]] },
				{ kind: 'python', runs: [run[4]] },
			],
		});
	});

	it('leaves out what waits for its turn', () => {
		const { counted } = benchOf(design, ends({}, null, { flags: ['refusal'] }));
		expect(scanOf(counted[0]!)).toMatchObject({ runs: 1, found: { refusal: [] } });
	});

	it('says of how many runs it knows nothing', () => {
		const { counted } = benchOf(design, ends({}, {}));
		const unflagged = withRuns(counted, (run) => {
			const old = { ...run };
			delete old.flags;
			return old;
		});
		expect(scanOf(unflagged[0]!)).toMatchObject({ runs: 2, unknown: 2 });
	});

	it('does not call programs honest that nobody read', () => {
		const methods = [{ id: 'codesteer' as const, options: { symbolicChecker: false } }];
		const { counted } = benchOf({ ...design, methods }, ends({}));
		expect(scanOf(counted[0]!).found.disguise).toBeNull();
	});
});
