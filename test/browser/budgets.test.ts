import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets } from '../bench/budgets.ts';
import { embedScripts, firstScripts, scriptImports } from '../bench/built-files.ts';
import { FEATURE_NAMES, featureLoad } from '../bench/feature-loads.ts';
import { openApp, type OpenedApp } from './support/app.ts';

// What it takes in time is measured by `npm run bench`, whose numbers these are.

let app: OpenedApp;
beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());

describe('the built page keeps its budget', () => {
	it('of JavaScript before the first screen, in the page and in an embed', async () => {
		const [page, embed] = await Promise.all([firstScripts(), embedScripts()]);
		expect(page.gzipBytes).toBeLessThanOrEqual(budgets.firstScreen.javaScriptKb * 1024);
		expect(embed.gzipBytes).toBeLessThanOrEqual(budgets.embed.javaScriptKb * 1024);
	});

	// One that needs another that needs it would begin before what it needs is there.
	it('in files no two of which need each other', async () => {
		const imports = await scriptImports();
		const circles = [...imports.keys()].filter((name) => {
			const reached = new Set(imports.get(name));
			for (const one of reached) for (const next of imports.get(one) ?? []) reached.add(next);
			return reached.has(name);
		});
		expect(imports.size).toBeGreaterThan(50);
		expect(circles).toEqual([]);
	});

	it.each(FEATURE_NAMES)('of what a first visit fetches: %s', async (feature) => {
		const { kb, requests } = budgets.features[feature];
		const load = await featureLoad(app, feature);
		expect(load.gzipBytes, load.files.join(' ')).toBeLessThanOrEqual(kb * 1024);
		expect(load.requests, load.files.join(' ')).toBeLessThanOrEqual(requests);
		const { booted, alive } = budgets.interpreters;
		const runs = feature === 'first run';
		expect(load.interpreters.booted > 0, 'boots Python').toBe(runs);
		expect(load.interpreters.booted).toBeLessThanOrEqual(runs ? booted : 0);
		expect(load.interpreters.alive).toBeLessThanOrEqual(runs ? alive : 0);
	});
});
