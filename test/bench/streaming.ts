import type { Page } from 'playwright-core';
import { ask, chooseMethods, openApp } from '../browser/support/app.ts';
import { countLong, type LongTask, watchTasks } from './long-tasks.ts';
import type { Section } from './section.ts';

const METHODS = [
	'Only question',
	'All text',
	'All code',
	'All code + CoT',
	'Code interpreter',
	'Code/text choice',
	'Code + text + sum.',
	'CodeSteer',
];
const QUESTION = 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.';
const TOKENS_A_SECOND = 100;
/** The chunks that hold the code view's editor. */
const EDITOR = /^(?:code-editor|editor|monaco)/;

/** Eight methods answer at once, at the pace of a hosted model, Python being warm. */
export const streaming: Section = {
	title: `Eight lanes streaming, demo model at ${String(TOKENS_A_SECOND)} tokens a second`,
	async measure() {
		const app = await openApp();
		try {
			// As for anybody: with the first press Python and the editor are fetched.
			const { page } = await app.visit({ getsReady: true, preferences: { demoPace: TOKENS_A_SECOND } });
			await chooseMethods(page, METHODS);
			await page.getByRole('status', { name: 'Python' }).getByText('ready').waitFor();
			const watched = await watchTasks(page, [EDITOR], async () => {
				await ask(page, QUESTION);
				await ended(page);
			});
			const lanes = await page
				.getByRole('region', { name: /./ })
				.getByRole('status', { name: 'Verdict' })
				.count();
			if (lanes !== METHODS.length) throw new Error(`${String(lanes)} lanes`);
			return [
				countLong('main-thread tasks over 50 ms, the page', {
					...watched,
					long: watched.long.filter((task) => !isEditor(task)),
				}),
				countLong("main-thread tasks over 50 ms, the editor's", {
					...watched,
					long: watched.long.filter(isEditor),
				}),
			];
		} finally {
			await app.close();
		}
	},
};

/** Most of the task is the editor's. */
function isEditor({ spent }: LongTask): boolean {
	const all = [...spent.values()].reduce((sum, part) => sum + part, 0);
	return [...spent].some(([of, part]) => EDITOR.test(of) && part > all / 2);
}

/** Asked inside the page: the usual waiting walks through all of it again and again, on the very thread that is watched. */
function ended(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise((resolve) => {
				const timer = setInterval(() => {
					const verdicts = [...document.querySelectorAll('[aria-label="Verdict"]')];
					if (verdicts.length === 0 || verdicts.some(({ textContent }) => textContent === '')) return;
					clearInterval(timer);
					resolve();
				}, 250);
			}),
	);
}
