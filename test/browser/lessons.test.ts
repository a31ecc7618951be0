import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { courseFileOf } from '../../src/core/lessons/course-file.ts';
import { LESSON_IDS, type LessonId } from '../../src/core/lessons/lesson-id.ts';
import type { Lesson } from '../../src/core/lessons/lesson.ts';
import { quiz } from '../../src/core/lessons/quiz.ts';
import { lessons } from '../../src/core/lessons/registry.ts';
import { startModelServer, type ModelServer } from '../support/model-server/server.ts';
import { openApp, type OpenedApp, type Visit, type VisitOptions } from './support/app.ts';
import { axeFaults } from './support/axe.ts';
import { layoutFaults, resize } from './support/layout.ts';
import { withModel } from './support/custom-model.ts';

/** Every lesson from end to end on the demo model, as somebody who takes the course. */

const LONG = { timeout: 180_000 };

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

async function arrive(hash: string, options: Omit<VisitOptions, 'hash'> = {}): Promise<Page> {
	visit = await app.visit({ hash, ...options });
	return visit.page;
}

const bets = (page: Page): Locator => page.getByRole('group', { name: 'Your bet' }).getByRole('button');
const seen = (page: Page): Locator => page.getByRole('status', { name: 'What was seen' });
const run = (page: Page): Locator => page.getByRole('button', { name: 'Run', exact: true });

/** The sentence of what was seen, once there is one. */
async function sentence(page: Page): Promise<string> {
	await seen(page).filter({ hasText: /\S/ }).waitFor(LONG);
	return (await seen(page).textContent()) ?? '';
}

/** Lessons of each kind, as somebody sees them who has come to their end. What each of all shows is held by its claim's own test. */
const TAKEN: Partial<Record<LessonId, { theme: 'light' | 'dark'; width: number }>> = {
	decimals: { theme: 'light', width: 1440 },
	letters: { theme: 'dark', width: 1440 },
	'three-bands': { theme: 'dark', width: 400 },
	'disguised-code': { theme: 'light', width: 400 },
	peeking: { theme: 'dark', width: 400 },
	'error-bars': { theme: 'light', width: 1440 },
};

/** Axe finds nothing, nothing hangs out of the window, and lanes are wide enough to be read. */
async function looksRight(
	page: Page,
	id: LessonId,
	look: { theme: 'light' | 'dark'; width: number },
): Promise<void> {
	await page.emulateMedia({ colorScheme: look.theme });
	await resize(page, look.width, 900);
	expect(await axeFaults(page), id).toEqual([]);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow, id).toBeLessThanOrEqual(0);
	for (const lane of await page.getByRole('group', { name: 'Lanes' }).getByRole('region').all()) {
		expect((await lane.boundingBox())!.width, id).toBeGreaterThan(300);
	}
	await page.emulateMedia({ colorScheme: null });
	await resize(page, 1440, 900);
}

/** Bets, runs, reads what was seen and answers the check question; gives the sentence. */
async function take(page: Page, lesson: Lesson): Promise<string> {
	await page.getByRole('heading', { level: 1, name: lesson.claim }).waitFor(LONG);
	await bets(page).first().click();
	await run(page).click();
	const said = await sentence(page);
	const right = lesson.check.choices.find((choice) => choice.right)!;
	await page.getByRole('button', { name: right.says }).click();
	await page.getByText(`Right. ${right.why}`).first().waitFor();
	return said;
}

function lesson(id: LessonId): Lesson {
	return lessons.find((one) => one.id === id)!;
}

describe('the course', () => {
	it(
		'is opened from the first lesson to the last; in lessons of each kind the claim shows, all looks right and a link leads on',
		{ timeout: 600_000 },
		async () => {
			const page = await arrive('#/');
			await page.getByRole('link', { name: 'Lessons', exact: true }).click();
			const cards = page.getByRole('list', { name: 'All lessons' }).getByRole('link');
			await cards.first().waitFor(LONG);
			expect(await cards.count()).toBe(LESSON_IDS.length);
			await cards.first().click();
			for (const [place, each] of lessons.entries()) {
				await page.getByRole('heading', { level: 1, name: each.claim }).waitFor(LONG);
				await run(page).waitFor();
				const look = TAKEN[each.id];
				const next = lessons[place + 1];
				if (look === undefined) {
					await page.goto(`${app.server.url}#/lessons/${next!.id}`);
					continue;
				}
				expect(await take(page, each), each.id).toMatch(/\.$/);
				await page.getByText('The claim showed.').waitFor();
				await looksRight(page, each.id, look);
				if (next !== undefined) await page.getByRole('link', { name: `Next: ${next.title}` }).click();
			}
			await page.getByRole('link', { name: 'All lessons' }).last().click();
			await page.getByText(/6 of 18 done · \d+ of 6 bets came true/).waitFor();
			expect(visit.console).toEqual([]);
		},
	);

	it('is answered before and after, saved as a file, and begun anew only after a question', async () => {
		const page = await arrive('#/lessons');
		for (const time of ['before', 'after'] as const) {
			await page.goto(`${app.server.url}#/lessons/${time}`);
			for (const item of quiz) {
				const right = item[time].choices.find((choice) => choice.right)!;
				await page.getByRole('radio', { name: right.says }).check(LONG);
			}
			const first = page.getByText(/Your answer: “/);
			expect(await first.count()).toBe(time === 'before' ? 0 : 5);
			await page.getByRole('button', { name: 'Keep my answers' }).click();
			await page.getByRole('status').and(page.locator(':focus')).waitFor();
			expect(await page.getByText('✓ right').count()).toBe(time === 'before' ? 0 : 10);
		}
		const scored = page
			.getByRole('status')
			.filter({ hasText: 'Before the course 5 of 5 right, after it 5 of 5.' });
		await scored.waitFor();
		await page.goto(`${app.server.url}#/lessons/before`);
		await scored.waitFor();
		expect(await page.getByText('✓ right').count()).toBe(5);
		await page.goto(`${app.server.url}#/lessons`);
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Save as a file' }).click();
		expect((await downloading).suggestedFilename()).toBe('codesteer-course.json');
		await page.getByRole('button', { name: 'Start the course over' }).click();
		const dialog = page.getByRole('dialog', { name: 'Start the course over?' });
		await dialog.getByRole('button', { name: 'Keep everything' }).click();
		expect(await page.getByText('5 of 5').count()).toBe(2);
		await page.getByRole('button', { name: 'Start the course over' }).click();
		await dialog.getByRole('button', { name: 'Start over' }).click();
		await page.getByText('5 of 5').first().waitFor({ state: 'detached' });
	});

	it('of a class is opened from its files, gone on from and closed, each time with the focus on what comes next', async () => {
		const page = await arrive('#/lessons', { context: { viewport: { width: 400, height: 800 } } });
		const told = { sentence: 'Words said 9.11.', claim: 'shown', bet: 'code' } as const;
		const file = (name: string, check: number) => {
			const record = { bet: 'code', isBegun: true, hasEnded: true, group: null, told, check };
			const course = courseFileOf(
				{ version: 1, lessons: { decimals: record }, quiz: { before: null, after: null } },
				lessons,
			);
			return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(course)) };
		};
		const focused = page.locator(':focus');
		const chooser = page.getByLabel('Open course files');
		await chooser.setInputFiles([file('ada.json', 0), file('<b>grace</b>.json', 1)]);
		await page.getByRole('heading', { level: 2, name: '2 course files' }).and(focused).waitFor();
		await page
			.getByRole('region', { name: 'Lessons, over all files' })
			.getByRole('row', { name: /2 of 2/ })
			.waitFor();
		await page.getByText('<b>grace</b>.json', { exact: true }).click();
		expect([await layoutFaults(page), await axeFaults(page)]).toEqual([[], []]);
		await page
			.getByRole('button', { name: 'Go on from this file here' })
			.and(page.locator(':visible'))
			.click();
		await page.getByRole('status').getByText('1 lesson taken over.').waitFor();
		await page.getByText(/1 of 18 done/).waitFor();
		await page.getByRole('button', { name: 'Close', exact: true }).click();
		await page.getByRole('heading', { level: 1 }).and(focused).waitFor();
		await chooser.setInputFiles({
			name: 'list.json',
			mimeType: 'application/json',
			buffer: Buffer.from('eggs'),
		});
		await page
			.getByRole('alert')
			.and(focused)
			.getByText('The file is no course, or was damaged on its way.')
			.waitFor();
		expect(visit.console).toEqual([]);
	});
});

describe('one lesson', () => {
	it('is taken by keyboard alone', LONG, async () => {
		const page = await arrive('#/lessons/decimals');
		await page.getByRole('heading', { level: 1 }).waitFor(LONG);
		/** Tab until the element has the focus, then Enter. */
		const press = async (target: Locator): Promise<void> => {
			for (let tabs = 0; tabs < 60; tabs += 1) {
				await page.keyboard.press('Tab');
				if ((await target.and(page.locator(':focus')).count()) === 1) {
					await page.keyboard.press('Enter');
					return;
				}
			}
			throw new Error('60 tabs do not reach it');
		};
		await press(page.getByRole('button', { name: 'Only code' }));
		await press(run(page));
		await page.getByRole('button', { name: 'Stop', exact: true }).and(page.locator(':focus')).waitFor();
		expect(await sentence(page)).toContain('the same model, and only the way made the difference');
		await press(page.getByRole('button', { name: /^Python compares the two values/ }));
		await page
			.getByText(/^Right\./)
			.first()
			.waitFor();
		await press(page.getByRole('link', { name: 'Next: Counting letters' }));
		await page.getByRole('heading', { level: 1, name: lesson('letters').claim }).waitFor();
	});

	it(
		'goes on as it was after another screen was looked at, and says what its next run showed',
		LONG,
		async () => {
			const page = await arrive('#/lessons/peeking');
			const said = await take(page, lesson('peeking'));
			await page.getByRole('link', { name: 'All lessons' }).first().click();
			await page
				.getByRole('list', { name: 'All lessons' })
				.getByRole('link', { name: /Peeking/ })
				.click();
			await page.getByRole('button', { name: 'Repeat with other random numbers' }).click();
			await seen(page).filter({ hasNotText: said }).waitFor();
			await page.getByText(`First seen, on the demo model: ${said}`).waitFor();
		},
	);

	it('covers verdicts and answers until the bet, which is final once the run has begun', LONG, async () => {
		const page = await arrive('#/lessons/decimals');
		await run(page).click(LONG);
		const covered = page.getByRole('region', { name: 'All code' }).getByText('has ended, covered');
		await covered.waitFor(LONG);
		expect(await seen(page).textContent()).toBe('');
		expect(await page.getByRole('status', { name: 'Verdict' }).count()).toBe(0);
		await bets(page).nth(1).click();
		await sentence(page);
		await page.getByText('Your bet came true.').waitFor();
		expect(await bets(page).first().isDisabled()).toBe(true);
	});

	it('stands there as it was after a reload, with its lanes, its bet and what was seen', LONG, async () => {
		const page = await arrive('#/lessons/decimals');
		const said = await take(page, lesson('decimals'));
		await page.reload();
		expect(await sentence(page)).toBe(said);
		await page.getByRole('region', { name: 'All text' }).waitFor();
		expect(await bets(page).nth(1).isDisabled()).toBe(true);
	});

	it('climbs from the level a link names until words fail, and says the band', LONG, async () => {
		const page = await arrive('#/lessons/letters?level=10-15');
		await page.getByRole('button', { name: 'Climb with the demo model' }).focus(LONG);
		await page.keyboard.press('Enter');
		const focused = page.locator(':focus');
		await page.getByRole('button', { name: 'Stop', exact: true }).and(focused).waitFor();
		const band = page.getByRole('status', { name: 'The band' }).filter({ hasText: /\S/ });
		await band.waitFor(LONG);
		expect(await band.textContent()).toContain('10 to 15 letters');
		await page.getByRole('button', { name: 'Climb with the demo model' }).and(focused).waitFor();
		await page.getByText('Demo · bold: scripted, not an LLM').last().waitFor();
	});

	it('that is not there offers those that are; a level that is not there too', async () => {
		const page = await arrive('#/lessons/spelling');
		await page.getByText('There is no lesson “spelling”.').waitFor(LONG);
		expect(await page.getByRole('list', { name: 'All lessons' }).getByRole('link').count()).toBe(18);
		await page.goto(`${app.server.url}#/lessons/letters?level=9000`);
		await page.getByRole('alert').filter({ hasText: 'no level “9000”' }).getByRole('link').first().click();
		await page.getByRole('alert').waitFor({ state: 'detached' });
	});
});

describe('a model of one’s own that never answers', () => {
	let host: ModelServer;
	beforeAll(async () => {
		host = await startModelServer();
	});
	afterAll(() => host.close());

	it('is given up for the demo model, and nothing is lost', LONG, async () => {
		const preferences = withModel({ origin: host.origin, model: 'hang' });
		const page = await arrive('#/lessons/decimals', { preferences });
		const said = await take(page, lesson('decimals'));
		const focused = page.locator(':focus');
		const onOwn = page.getByRole('button', { name: /^Run on .*hang/ });
		await onOwn.focus();
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Stop and go on with the demo model' }).and(focused).waitFor();
		await page.keyboard.press('Enter');
		expect(await sentence(page)).toBe(said);
		await onOwn.and(focused).waitFor();
		await page.getByText('Your bet did not come true').waitFor();
		expect(await page.getByText('Nothing decided').count()).toBe(0);
	});
});

describe('accessibility', () => {
	it.each([
		['light', 1440],
		['dark', 400],
	] as const)('axe finds nothing on the list and the questions, %s at %i px', LONG, async (theme, width) => {
		const context = { colorScheme: theme, viewport: { width, height: 900 } };
		const page = await arrive('#/lessons', { context });
		await page.getByRole('list', { name: 'All lessons' }).waitFor();
		expect(await axeFaults(page)).toEqual([]);
		await page.goto(`${app.server.url}#/lessons/before`);
		await page.getByRole('radio').first().waitFor();
		expect(await axeFaults(page)).toEqual([]);
	});
});
