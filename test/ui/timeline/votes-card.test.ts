import { expect, it } from 'vitest';
import VotesCard from '../../../src/ui/timeline/cards/VotesCard.svelte';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { cardIn, drawn, textOf } from './drawn.ts';

const BY_TEXT = 'compared by their text';

async function said(
	method: 'two-view' | 'tool-filter',
	replies: readonly string[],
	options = {},
	isPast = false,
): Promise<string> {
	const task = new ScriptedModel(replies);
	const checker = new ScriptedModel(() => '```python\nprint("CONSISTENT")\n```');
	const python = new FakePython((code) => printed(code.includes('CONSISTENT') ? 'CONSISTENT' : code));
	const question = typed('Which is larger, 9.11 or 9.9?');
	const events = await runAll({ question, method, models: { task, checker }, python, options });
	const last = events.findLast(({ type }) => type === 'votes');
	const card = cardIn(
		events.filter((event) => event.type !== 'votes' || event === last),
		'votes',
	);
	const props = { card, check: null, heard: null, selected: null, isPast, onopen: () => undefined };
	return drawn(VotesCard, props as never);
}

/** What is read out: each element by itself. */
function heard(body: string): string {
	return textOf(body.replace(/<\/\w+>/g, '$& ')).replace(/ ,/g, ',');
}

it('is heard as a bridge with the answer on it and who stands on either side', async () => {
	const body = await said('two-view', ['<<<9.9>>>', '```python\n9.9\n```']);
	expect(body).toContain('aria-label="Text and code say the same: 9.9"');
	expect(heard(body)).toBe('Votes counted Text and code say the same. Text text 1 9.9 Code code 1');
	expect(body).not.toContain(BY_TEXT);
});

it('without a bridge lists the camps, names the one that counts, and says how answers were compared', async () => {
	const body = await said('two-view', ['<<<9.11>>>', '```python\n9.9\n```'], { cap: 2 });
	expect(heard(body)).toMatch(
		/^Votes counted Text and code never agreed\. 9\.9 1 vote, counts code 1 9\.11 1 vote text 1 Answers are compared by their text/,
	);
});

it('shows the word of a test beside who was tested', async () => {
	const body = await said('tool-filter', ['<<<1>>>', '<<<1>>>'], { samples: 2 });
	expect(heard(body)).toContain('2 votes, counts text 1 consistent, text 2 consistent');
});

it('is one line that can be opened once a later count has overtaken it', async () => {
	const body = await said('two-view', ['<<<9.11>>>', '```python\n9.9\n```'], { cap: 2 }, true);
	expect(body).toMatch(/<details(?! open)/);
	expect(heard(body)).toMatch(/^Votes after 2 replies: 9\.9 first of 2 answers Votes counted /);
});
