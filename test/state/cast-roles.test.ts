import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { rolesOf } from '../../src/state/cast-roles.ts';
import { Models } from '../../src/state/models.svelte.ts';

const models = new Models({ current: DEFAULT_PREFERENCES, change: () => undefined });

it('finds in a cast what makes the same cast again with its task model, and with another its own', () => {
	const id = fc.constantFrom('demo:bold', 'demo:careful', 'custom:gone');
	const role = fc.oneof(id, fc.constant('same'));
	const choices = fc.record({
		model: id,
		coach: fc.oneof(role, fc.constant('rules')),
		checker: role,
		summariser: role,
	});
	fc.assert(
		fc.property(choices, (choice) => {
			const cast = models.castFor(choice);
			expect(models.castFor({ model: choice.model, ...rolesOf(cast) })).toEqual(cast);
		}),
	);
	const cast = models.castFor({
		model: 'demo:bold',
		coach: 'rules',
		checker: 'demo:bold',
		summariser: 'demo:careful',
	});
	expect(rolesOf(cast)).toEqual({ coach: 'rules', checker: 'same', summariser: 'demo:careful' });
});
