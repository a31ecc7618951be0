import { expect, it } from 'vitest';
import { lasted } from '../../../src/core/record/lasted.ts';

it('says of a run that was cut off only how long it went on at least', () => {
	expect([lasted('finished', 1400), lasted('cancelled', 5), lasted('interrupted', 1)]).toEqual([
		'1.4 s',
		'5 ms',
		'≥ 1 ms',
	]);
});
