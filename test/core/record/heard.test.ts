import { describe, expect, it } from 'vitest';
import { heardIn } from '../../../src/core/record/heard.ts';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import { specOf } from '../../support/run-spec.ts';

describe('the scores a coach hears', () => {
	it('are both, the published one or none, as the options say', () => {
		const options = [{}, { treeRules: false }, { symbolicChecker: false }];
		expect(options.map((some) => heardIn(specOf({ method: 'codesteer', options: some })))).toEqual([
			'both',
			'published',
			'none',
		]);
	});

	it('are those of methods whose coach reads reports', () => {
		const hearing = (ruleCoach: boolean) =>
			METHOD_IDS.filter((method) => heardIn(specOf({ method, ruleCoach })) !== 'none');
		expect(hearing(false)).toEqual(['symbolic-agent', 'codesteer', 'code-first-agent']);
		expect(hearing(true)).toEqual(['symbolic-agent', 'codesteer']);
	});
});
