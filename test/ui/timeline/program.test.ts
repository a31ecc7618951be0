import { describe, expect, it } from 'vitest';
import Program from '../../../src/ui/timeline/Program.svelte';
import { countSteps } from '../../support/count-steps.ts';
import { drawn, textOf } from './drawn.ts';

const program = (lines: number) =>
	Array.from({ length: lines }, (_, at) => `for n in range(${String(at)}): total += n`).join('\n');

describe('a program in a card', () => {
	it('shows its newest lines in colour while it is written, however long it has become', () => {
		const body = drawn(Program, { code: program(3000), streaming: true });
		expect(body).toContain('… 2,992 more lines');
		expect([...body.matchAll(/class="keyword[^"]*">for</g)]).toHaveLength(8);
		expect([...body.matchAll(/class="number[^"]*">(\d+)</g)].map(([, number]) => number)).toEqual([
			'2992',
			'2993',
			'2994',
			'2995',
			'2996',
			'2997',
			'2998',
			'2999',
		]);
	});

	it('reads no more of it than these lines at each piece that arrives', () => {
		const code = program(1000);
		const steps = countSteps(() => drawn(Program, { code, streaming: true }));
		// Lines are counted once; with every line in colour it is three times as much.
		expect(steps).toBeLessThan(1.5 * code.length);
	});

	it('can be copied, and opened and run where there is a code view for it', () => {
		const names = (props: { onopen?: () => void }) =>
			[...drawn(Program, { code: 'print(1)', ...props }).matchAll(/<button.*?<\/button>/gs)].map(([button]) =>
				textOf(button),
			);
		expect(names({ onopen: () => undefined })).toEqual([
			'Copy this program',
			'Open this program',
			'Run this program',
		]);
		expect(names({})).toEqual(['Copy this program']);
	});
});
