import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatDesignQuery } from '../../src/core/bench/link.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import { formatLine } from '../../src/core/class/line.ts';
import { classPlanOf, designFor, studentOf } from '../../src/core/class/plan.ts';
import { summaryOf } from '../../src/core/class/summary.ts';
import type { Result } from '../../src/core/result.ts';
import { designOf, experimentOf, hosted, runOf } from '../support/experiments.ts';
import { openApp, type OpenedApp } from './support/app.ts';
import { cameraSeeing, type FakeCamera } from './support/fake-camera.ts';

const design = designOf({ casts: [hosted('small')] });
let camera: FakeCamera;
let app: OpenedApp;

beforeAll(async () => {
	camera = await cameraSeeing(lineOfAnn());
	app = await openApp('127.0.0.1', camera.flags);
});
afterAll(async () => {
	await app.close();
	await camera.remove();
});

function valueOf<T>(read: Result<T, unknown>): T {
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

/** What Ann hands in: three questions of her own, the first one not right. */
function lineOfAnn(): string {
	const plan = valueOf(classPlanOf(design));
	const student = studentOf('Ann');
	const cast = hosted('small');
	const own = planOf(designFor(plan, student, cast));
	const runs = own.cells.map((cell, at) =>
		runOf(experimentOf(design), cell, `run-${String(at)}`, { outcome: 'finished', isRight: at > 0 }),
	);
	return formatLine(
		summaryOf(plan, { student, nickname: 'Ann', cast }, statesOf(own, runs, new Set()), '0.1.0'),
	);
}

it('a result is collected from the code that a student holds before the camera, once', async () => {
	const query = valueOf(await formatDesignQuery(design));
	const { page, context, console: said } = await app.visit({ hash: `#/class/collect?${query}` });
	await page.getByRole('button', { name: 'Use the camera' }).click();
	await page
		.getByRole('table', { name: 'Students' })
		.getByRole('row', { name: /^Ann small/ })
		.waitFor({ timeout: 60_000 });
	// Seen again and again it stays one, and the camera is let go.
	await page.getByRole('button', { name: 'Turn the camera off' }).click();
	expect(await page.getByRole('row', { name: /Ann/ }).count()).toBe(1);
	expect(await page.locator('video').count()).toBe(0);
	expect(said).toEqual([]);
	await context.close();
});
