import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { METHOD_IDS } from '../../src/core/method-id.ts';
import { termsOf } from '../../src/words/methods.ts';
import { termNames } from '../../src/words/term-names.ts';
import { terms, type Term } from '../../src/words/terms.ts';

const all = Object.entries<Term>(terms);

/** Ends of sentences: a full stop or its like, also before a closing quotation mark, with nothing or a space after it. */
const sentences = (text: string) => text.match(/[.!?]”?(?=\s|$)/g)?.length ?? 0;

describe.each(all)('the term %s', (id, { says, link }) => {
	it('is explained in two sentences that fit a small popover', () => {
		expect(sentences(says)).toBe(2);
		expect(says).toMatch(/^[A-Z].*[.!?]$/);
		expect(says.length).toBeLessThanOrEqual(300);
	});

	it('leads to one place to read more, a page elsewhere or a screen of this one', () => {
		expect(link.href).toMatch(/^(?:https:\/\/|#\/)/);
		expect(link.label).toMatch(/^[A-Z]/);
	});

	it('has a name to stand in a sentence', () => {
		expect(termNames[id as keyof typeof terms]).toMatch(/^\S.*[^.\s]$/);
	});
});

it('gives no two terms one name', () => {
	expect(new Set(Object.values(termNames)).size).toBe(all.length);
});

it('explains no term that stands nowhere', () => {
	const ui = join(import.meta.dirname, '../../src/ui');
	const standing = readdirSync(ui, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.svelte'))
		.flatMap((name) => [...readFileSync(join(ui, name), 'utf8').matchAll(/<Term\s+id="([^"]+)"/g)])
		.map(([, id]) => id);
	const used = new Set<unknown>([...standing, ...METHOD_IDS.flatMap(termsOf)]);
	expect(Object.keys(terms).filter((id) => !used.has(id))).toEqual([]);
});
