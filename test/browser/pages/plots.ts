import { mount } from 'svelte';
import '../../../src/styles/tokens.css';
import '../../../src/styles/base.css';
import { resultsOf } from '../../../src/core/bench/results.ts';
import Plots from '../../../src/ui/bench/Plots.svelte';
import { benchOf, designOf, methodsOf, wrong } from '../../support/bench-runs.ts';

declare global {
	interface Window {
		/** What was asked to be shown: its name and how many runs. */
		led: [what: string, runs: number][];
	}
}

window.led = [];

const design = designOf({
	families: [
		{ family: 'number-multiply', levels: ['2-2', '4-4', '20-20'] },
		{ family: 'letters', levels: ['10-15'] },
	],
	methods: methodsOf('all-text', 'code-interpreter', 'self-estimate'),
});
const input = benchOf(design, ({ condition, instance }, round) => ({
	...(instance.level === '2-2' || condition.method.id === 'code-interpreter' ? {} : wrong),
	way: round % 2 === 0 ? 'code' : 'text',
	...(condition.method.id === 'self-estimate' ? { rated: { value: (round % 10) / 10, by: 'model' } } : {}),
}));

mount(Plots, {
	target: document.querySelector('main') ?? document.body,
	props: {
		input,
		results: resultsOf(input),
		onruns: (what: string, runs: readonly string[]) => window.led.push([what, runs.length]),
	},
});
