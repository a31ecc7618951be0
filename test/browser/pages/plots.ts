import { mount } from 'svelte';
import '../../../src/styles/tokens.css';
import '../../../src/styles/base.css';
import { designOf, methodsOf, momentOf, wrong } from '../../support/bench-runs.ts';
import PlotsPage from './PlotsPage.svelte';

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
const moment = momentOf(design, ({ condition, instance }, round) => ({
	...(instance.level === '2-2' || condition.method.id === 'code-interpreter' ? {} : wrong),
	way: round % 2 === 0 ? 'code' : 'text',
	...(condition.method.id === 'self-estimate' ? { rated: { value: (round % 10) / 10, by: 'model' } } : {}),
}));

mount(PlotsPage, {
	target: document.querySelector('main') ?? document.body,
	props: {
		moment,
		onruns: (what: string, runs: readonly string[]) => window.led.push([what, runs.length]),
	},
});
