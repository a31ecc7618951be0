import { describe, expect, it } from 'vitest';
import { methodById, methods } from '../../../src/core/methods/registry.ts';
import { originsOf, partiesOf, type Sight, sightWords } from '../../../src/core/methods/sights.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const lines = (id: string) => methodById(id)?.sees.map(sightWords);

describe('who sees what', () => {
	it('reads as one line a message', () => {
		expect(lines('codesteer')).toEqual([
			'coach ← instruction + question',
			'task model ← guidance + question',
			'checker ← question + answer + output',
			'each turn: coach ← answer + output + verdict + score',
			'task model ← guidance only: no output, no verdict, no score',
		]);
		expect(lines('only-question')).toEqual([
			'task model ← question',
			'with more turns: task model ← output or its own answer',
		]);
		expect(lines('code-text-sum-2')).toEqual([
			'task model ← text instruction + question',
			'task model ← code instruction + question, in a dialogue of its own',
			'summariser ← question + both answers + output',
		]);
	});

	it('gathers what comes from one place, apart from what is kept back there', () => {
		expect(methodById('codesteer')?.sees.slice(-2).map(originsOf)).toEqual([
			[
				{ from: 'task model', what: ['answer'], isHidden: false },
				{ from: 'Python', what: ['output'], isHidden: false },
				{ from: 'checker', what: ['verdict', 'score'], isHidden: false },
			],
			[
				{ from: 'coach', what: ['guidance'], isHidden: false },
				{ from: 'Python', what: ['output'], isHidden: true },
				{ from: 'checker', what: ['verdict', 'score'], isHidden: true },
			],
		]);
	});

	it('has a column for everybody who is shown something, or whose words are shown or kept back', () => {
		const sights: Sight[] = [
			{ who: 'coach', sees: [{ what: 'question', from: 'question' }] },
			{
				who: 'task model',
				sees: [{ what: 'guidance', from: 'coach' }],
				hidden: [{ what: 'output', from: 'Python' }],
			},
		];
		expect(partiesOf(sights)).toEqual(['question', 'coach', 'task model', 'Python']);
	});

	it.each(methods.map((method) => [method.id, method] as const))(
		'of %s shows the roles that the method calls, and no other',
		(_, { sees, roles }) => {
			const parties = partiesOf(sees);
			const shown = ['coach', 'checker', 'summariser'].filter((role) =>
				parties.some((party) => party === role),
			);
			expect(parties).toContain('task model');
			expect(shown).toEqual(roles.filter((role) => role !== 'task'));
		},
	);

	it.each(methods.filter(({ sees }) => sees.some(({ hidden }) => hidden !== undefined)).map(({ id }) => id))(
		'of %s is right in that the task model never gets to see an output',
		async (id) => {
			const task = new ScriptedModel(() => '```python\nprint(1)\n```');
			const coach = new ScriptedModel(() => '<<<Write a richer program.>>>');
			const python = new FakePython(() => printed('printed-by-python\n'));
			await runAll({ method: id, models: { task, coach, checker: coach }, python });
			const toTask = task.requests.filter(({ role }) => role === 'task');
			// Mental code asks once, and what its program prints comes only then.
			expect(toTask.length).toBeGreaterThan(id === 'mental-code' ? 0 : 1);
			expect(JSON.stringify(toTask)).not.toContain('printed-by-python');
		},
	);
});
