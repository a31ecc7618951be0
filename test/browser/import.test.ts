import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { chooseMethods, openApp, pressRun, verdictOf, type OpenedApp, type Visit } from './support/app.ts';
import { axeFaults } from './support/axe.ts';
import { resize } from './support/layout.ts';

/** An invented copy of the public data: good, broken, refused by our verifier, without an answer, and strangers. */
const FILES: Readonly<Record<string, string | Buffer>> = {
	'dataset_gather/number_multiply/digit_2_2/sample_0/input_value_list.txt': '[12, 34]',
	'dataset_gather/number_multiply/digit_2_2/sample_0/target_answer.txt': '408',
	'dataset_gather/number_multiply/digit_2_2/sample_1/input_value_list.txt': '[12, 34]',
	'dataset_gather/number_multiply/digit_2_2/sample_1/target_answer.txt': '4080',
	'dataset_gather/number_multiply/digit_2_2/sample_2/input_value_list.txt': 'twelve and more',
	'dataset_gather/number_multiply/digit_2_2/sample_3/input_value_list.txt': '[7, -9]',
	'dataset_gather/number_multiply/digit_2_2/sample_4/input_value_list.txt': Buffer.from([
		80, 75, 3, 4, 0, 0, 1,
	]),
	'dataset_gather/eight_queens_dataset/sample_0/solution.json': JSON.stringify({
		board_size: 4,
		placed_queens: [[1, 3]],
		blocked_positions: [[0, 2]],
		solution: [
			[1, 3],
			[0, 1],
			[2, 0],
			[3, 2],
		],
	}),
	'dataset_gather/eight_queens_dataset/sample_1/solution.json': '{"board_size": 4, "placed',
	'dataset_gather/sorting_dataset/sample_0/solution.json': '[1, 2, 3]',
	'notes.md': 'my notes',
	'.git/config': 'not data',
};

let app: OpenedApp;
let visit: Visit;
let folder: string;

beforeAll(async () => {
	app = await openApp();
	folder = path.join(await mkdtemp(path.join(tmpdir(), 'import-')), 'my-copy');
	for (const [name, content] of Object.entries(FILES)) {
		await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
		await writeFile(path.join(folder, name), content);
	}
});
afterAll(async () => {
	await app.close();
	await rm(path.dirname(folder), { recursive: true });
});
afterEach(() => visit.context.close());

async function overflow(page: Page): Promise<number> {
	return page.evaluate(() =>
		Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
	);
}

const reportOf = (page: Page): Locator => page.getByRole('group', { name: 'What was imported' });
const words = async (locator: Locator): Promise<string> =>
	((await locator.textContent()) ?? '').replace(/\s+/g, ' ').trim();

async function chooseFolder(page: Page): Promise<void> {
	await page.getByLabel('Choose a folder').setInputFiles(folder);
	await reportOf(page).waitFor();
}

describe('importing a copy of the public data', () => {
	it('counts a chosen folder per task, lists what our verifier refuses, and sends nothing', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('heading', { name: 'Your own copy of the public data' }).waitFor();
		const uploads: string[] = [];
		page.on('request', (request) => {
			if (request.method() !== 'GET') uploads.push(request.url());
		});
		await chooseFolder(page);
		const report = reportOf(page);
		expect(await words(report.getByRole('paragraph').first())).toBe(
			'4 samples of 2 tasks. Stored answers: ✓ 2 accepted, ✗ 1 refused by our verifiers, ∅ 1 sample has none. ! 2 samples could not be mapped.',
		);
		await report.getByText('Number Multiply').click();
		const refused = report.getByRole('listitem').filter({ hasText: 'the data says 4080' }).last();
		expect(await words(refused)).toMatch(/^sample_1: the data says 4080\. \w/);
		expect(await words(report)).toMatch(/sample_2: input_value_list.txt is not a list of whole numbers/);
		await report.getByText('1 file was skipped').click();
		expect(await words(report)).toMatch(/sample_4\/input_value_list.txt: It is no text but binary data\./);
		await report.getByText('2 files belong to no task we know').click();
		expect(await words(report)).toMatch(/sorting_dataset\/sample_0\/solution\.json/);
		expect(await words(report)).not.toContain('.git');
		expect({ uploads, foreign: visit.foreign, console: visit.console }).toEqual({
			uploads: [],
			foreign: [],
			console: [],
		});
	});

	it('opens a sample like a task of ours and asks it in the playground', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await chooseFolder(page);
		await reportOf(page).getByText('Number Multiply').click();
		await page
			.getByRole('link', { name: /sample_1$/ })
			.first()
			.click();
		const stored = page.getByRole('group', { name: 'Stored answer' });
		expect(await words(stored)).toMatch(/The data’s answer: 4080 ✗ Our verifier refuses it: \w/);
		await page.getByRole('textbox', { name: 'Your answer' }).fill('408');
		expect(await words(page.getByRole('status', { name: 'Verdict on your answer' }))).toMatch(/Correct/);
		await page.getByRole('link', { name: 'next sample →' }).click();
		await expect.poll(() => words(stored)).toBe('∅ The data stores no answer for this sample.');
		await page.getByRole('button', { name: 'Ask in the playground' }).click();
		expect(await page.getByRole('textbox', { name: 'Question' }).inputValue()).toMatch(/7[^]*-9/);
		await chooseMethods(page, ['All code']);
		await pressRun(page);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		await page.goBack();
		await page.getByRole('link', { name: '← all imported samples' }).click();
		await reportOf(page).waitFor();
		await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(500);
		expect(visit.console).toEqual([]);
	});

	it('lets an experiment ask the samples, alone and as many as wanted', async () => {
		visit = await app.visit({ hash: '#/bench/new' });
		const { page } = visit;
		await page.getByRole('link', { name: 'import it under Tasks' }).click();
		await chooseFolder(page);
		await page.getByRole('link', { name: 'Bench', exact: true }).click();
		await page.getByRole('button', { name: 'New experiment' }).click();
		await page.getByRole('button', { name: 'None', exact: true }).click();
		const imported = page.getByRole('region', { name: 'Imported questions' });
		await imported.getByRole('checkbox', { name: 'Number Multiply 3 questions' }).check();
		await imported.getByRole('spinbutton', { name: 'Imported questions of each task' }).fill('2');
		expect(await words(imported.getByRole('status'))).toBe('2 imported questions of 1 family');
		await page.getByRole('status', { name: 'Estimate' }).filter({ hasText: '6 runs' }).waitFor();
		await page.getByRole('button', { name: 'Start', exact: true }).click();
		await page
			.getByRole('status', { name: 'Experiment' })
			.filter({ hasText: 'Finished as planned' })
			.waitFor({ timeout: 100_000 });
		await page.getByText('2 imported questions of 1 family · seed 1').waitFor();
		expect(await page.getByText(/families,|0 levels/).count()).toBe(0);
		expect(visit.console).toEqual([]);
	});

	it('takes a dropped folder, wherever on the screen it falls', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('heading', { name: 'Your own copy of the public data' }).waitFor();
		const devtools = await visit.context.newCDPSession(page);
		const data = { items: [], files: [folder], dragOperationsMask: 1 };
		for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
			await devtools.send('Input.dispatchDragEvent', { type, x: 200, y: 300, data });
		}
		await reportOf(page).waitFor();
		expect(await words(reportOf(page))).toMatch(/^4 samples of 2 tasks/);
		expect(await words(reportOf(page))).not.toContain('.git');
	});

	it('takes a dropped file, and says which names it would have recognised when it knows none of them', async () => {
		visit = await app.visit({ hash: '#/tasks' });
		const { page } = visit;
		await page.getByRole('heading', { name: 'Your own copy of the public data' }).waitFor();
		await page.evaluate(() => {
			const transfer = new DataTransfer();
			transfer.items.add(new File(['[1, 2]'], 'solution.json'));
			const event = { dataTransfer: transfer, bubbles: true, cancelable: true };
			document.body.dispatchEvent(new DragEvent('dragover', event));
			document.body.dispatchEvent(new DragEvent('drop', event));
		});
		const report = reportOf(page);
		await report.waitFor();
		expect(await words(report)).toMatch(/0 samples of 0 tasks/);
		expect(await words(report)).toMatch(
			/1 file belongs to no task we know solution\.json Samples are recognised/,
		);
		await page.getByLabel('Choose files').setInputFiles({
			name: 'gsmhardv2.jsonl',
			mimeType: 'application/jsonl',
			buffer: Buffer.from('{"input": "A crate holds 70 eggs. How many are in 3 crates?", "target": 210.0}\n'),
		});
		await report.getByText(/^1 sample of 1 task/).waitFor();
		expect(await words(report)).toMatch(/✓ 1 accepted/);
	});

	it('says after a reload that the sample is gone', async () => {
		visit = await app.visit({ hash: '#/tasks/number-multiply?level=imported&seed=imported%3Acopy' });
		await visit.page.getByText('This sample is not loaded').waitFor();
	});

	for (const colorScheme of ['light', 'dark'] as const) {
		it(`has no accessibility fault and fits 400 px in ${colorScheme}`, async () => {
			visit = await app.visit({ hash: '#/tasks', context: { colorScheme } });
			const { page } = visit;
			await chooseFolder(page);
			for (const summary of await reportOf(page).locator('summary').all()) await summary.click();
			expect(await axeFaults(page)).toEqual([]);
			await resize(page, 400, 800);
			expect(await overflow(page)).toBe(0);
			await page
				.getByRole('link', { name: /sample_1$/ })
				.first()
				.click();
			await page.getByRole('group', { name: 'Stored answer' }).waitFor();
			expect(await overflow(page)).toBe(0);
			expect(await axeFaults(page)).toEqual([]);
		});
	}
});
