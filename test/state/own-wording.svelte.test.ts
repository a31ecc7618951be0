import { expect, it } from 'vitest';
import { withForks } from '../../src/core/methods/prompts/wording.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';

const THEIRS = withForks({}, { 'all-code': 'Code it.' });

function choicesWith(own: typeof DEFAULT_PREFERENCES) {
	return new Choices(new PreferencesState({ load: () => own, save: () => undefined }));
}

it('says for which chosen methods an opened setup brings wording that is not the person’s', () => {
	const choices = choicesWith(DEFAULT_PREFERENCES);
	expect(choices.worded).toEqual([]);
	choices.open({
		methods: ['all-code', 'all-text'],
		methodOptions: { 'all-code': THEIRS, codesteer: THEIRS },
	});
	expect(choices.worded).toEqual(['all-code']);
	choices.reset();
	expect(choices.worded).toEqual([]);
});

it('says nothing of wording that is the person’s own', () => {
	const choices = choicesWith({ ...DEFAULT_PREFERENCES, methodOptions: { 'all-code': THEIRS } });
	choices.open({ methods: ['all-code'], methodOptions: { 'all-code': THEIRS } });
	expect(choices.worded).toEqual([]);
});
