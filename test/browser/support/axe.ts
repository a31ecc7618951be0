import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds, as short lines.
 *
 * @param context what it looks at; without one, everything
 * @param rules ids of its rules; without them, all
 */
export async function axeFaults(
	page: Page,
	context: { include?: string[][]; exclude?: string[][] } = {},
	rules?: string[],
): Promise<string[]> {
	const text = await source;
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(text);
	const { violations } = await page.evaluate(
		({ looked, options }) =>
			(
				window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }
			).axe.run(looked, options),
		{
			looked: { ...context, include: context.include ?? [['html']] },
			// Python's frame holds nothing to see, and axe would wait for its answer.
			options: {
				...(rules === undefined ? {} : { runOnly: rules }),
				resultTypes: ['violations'],
				iframes: false,
			},
		},
	);
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}
