import { describe, expect, it } from 'vitest';
import { foldRun } from '../../../src/core/record/fold.ts';
import { storyOf } from '../../../src/core/record/story.ts';
import { reviewNudges } from '../../../src/core/run/nudge-review.ts';
import { runAll, type Setting, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

async function viewOf(replies: readonly string[], more: Setting = {}) {
	const events = await runAll({
		question: typed('What is 6 times 7?', '42'),
		method: 'nudge',
		options: { kind: 'wait', nudges: replies.length - 1 },
		models: { task: new ScriptedModel(replies) },
		...more,
	});
	return foldRun(events);
}

describe('what nudges made of the answers', () => {
	it.each([
		['nothing', ['<<<42>>>', '<<<42>>>'], { gained: 0, lost: 0, kept: 1 }],
		['right', ['<<<41>>>', '<<<42>>>'], { gained: 1, lost: 0, kept: 0 }],
		['wrong', ['<<<42>>>', '<<<41>>>'], { gained: 0, lost: 1, kept: 0 }],
		['wrong in another way', ['<<<40>>>', '<<<41>>>'], { gained: 0, lost: 0, kept: 1 }],
		['right and wrong again', ['<<<41>>>', '<<<42>>>', '<<<41>>>'], { gained: 1, lost: 1, kept: 0 }],
		['right where there was none', ['', '<<<42>>>'], { gained: 1, lost: 0, kept: 0 }],
		['nothing by silence', ['<<<42>>>', ''], { gained: 0, lost: 0, kept: 1 }],
	])('counts what was made %s', async (_, replies, review) => {
		expect(reviewNudges(await viewOf(replies))).toEqual(review);
	});

	it('is silent where nothing can be compared, and for other methods', async () => {
		const unknown = await viewOf(['<<<41>>>', '<<<42>>>'], { question: typed('What is 6 times 7?') });
		const other = await viewOf(['<<<42>>>'], { method: 'all-text', options: {} });
		expect([reviewNudges(unknown), reviewNudges(other)]).toEqual([null, null]);
	});

	it('is told in the story of the run as what was said and what changed', async () => {
		expect([
			storyOf(await viewOf(['<<<41>>>', '<<<42>>>', '<<<42>>>'])),
			storyOf(await viewOf(['<<<42>>>', '<<<42>>>'], { options: { kind: 'other-way', nudges: 1 } })),
		]).toEqual([
			'answered in words; told twice to doubt it; changed its answer once',
			'answered in words; told once to try another way; stayed with its answer',
		]);
	});
});
