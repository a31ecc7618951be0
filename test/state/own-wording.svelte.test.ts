import { expect, it } from 'vitest';
import { withOwnTexts } from '../../src/core/methods/prompts/wording.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';

const THEIRS = withOwnTexts({}, { 'all-code': 'Code it.' });

function choicesWith(own: typeof DEFAULT_PREFERENCES) {
	return new Choices(new PreferencesState({ load: () => own, save: () => undefined }));
}

it('says when an opened setup brings, for a chosen method, wording that is not the person’s', () => {
	const choices = choicesWith(DEFAULT_PREFERENCES);
	expect(choices.isWorded).toBe(false);
	choices.open({
		methods: ['all-code', 'all-text'],
		methodOptions: { 'all-code': THEIRS, codesteer: THEIRS },
	});
	expect(choices.isWorded).toBe(true);
	choices.open({ methods: ['all-text'], methodOptions: { 'all-code': THEIRS } });
	expect(choices.isWorded).toBe(false);
	choices.reset();
	expect(choices.isWorded).toBe(false);
});

it('says nothing of wording that is the person’s own', () => {
	const choices = choicesWith({ ...DEFAULT_PREFERENCES, methodOptions: { 'all-code': THEIRS } });
	choices.open({ methods: ['all-code'], methodOptions: { 'all-code': THEIRS } });
	expect(choices.isWorded).toBe(false);
});
