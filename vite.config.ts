import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';
import { sharedChunks } from './vite.chunks.ts';
import { embed } from './vite.embed.ts';
import { offline } from './workers/offline.plugin.ts';
import { sandbox } from './workers/sandbox.plugin.ts';

export default defineConfig({
	// Relative, so that the build works from any sub-path of any static server.
	base: './',
	plugins: [svelte({ compilerOptions: { runes: true } }), sandbox(), embed(), offline()],
	build: {
		target: 'es2023',
		chunkSizeWarningLimit: 4000,
		rolldownOptions: {
			output: {
				codeSplitting: {
					groups: [
						// The first screen in one file: shared parts split off for each screen that is fetched later cost more than they spare.
						{ name: 'first', test: /src\/main\.ts$/, priority: 1 },
						sharedChunks(),
					],
				},
			},
		},
	},
	optimizeDeps: { exclude: ['pyodide'] },
	test: {
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				extends: true,
				resolve: { conditions: ['browser'] },
				test: {
					name: 'core',
					include: ['test/{core,corpus,runtime,state,ui,workers}/**/*.test.ts'],
					environment: 'node',
					setupFiles: ['test/support/property-seed.ts'],
					// A busy machine takes its time; what must end is held by counted steps.
					testTimeout: 30_000,
					maxWorkers: '100%',
					// Modules are read once a worker, not once a file: that was a third of the time. So no test may lean on what a module remembers.
					isolate: false,
				},
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['test/browser/**/*.test.ts'],
					environment: 'node',
					setupFiles: ['test/support/property-seed.ts', 'test/browser/support/every-test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					// What a page does takes as long as the machine does; a second says nothing.
					expect: { poll: { timeout: 20_000 } },
					// Pages wait more than they work; more at once would have them wait for each other.
					maxWorkers: 2,
					// As above: each file would take a second of a processor before it begins.
					isolate: false,
					// After the other project, which may use every processor.
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
});
