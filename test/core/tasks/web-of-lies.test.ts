import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webOfLies } from '../../../src/core/tasks/web-of-lies/family.ts';
import type { WebOfLiesInstance } from '../../../src/core/tasks/web-of-lies/instance.ts';
import { investigate, type Claim } from '../../../src/core/tasks/web-of-lies/claims.ts';
import { drawInstances, judgeReply } from '../../support/judge.ts';

const example: WebOfLiesInstance = {
	people: ['Mira', 'Tovi', 'Panu', 'Orla'],
	claims: [
		{ kind: 'fact', who: 'Mira', truthful: false },
		{ kind: 'says', who: 'Tovi', about: 'Mira', truthful: false },
		{ kind: 'says', who: 'Panu', about: 'Tovi', truthful: false },
		{ kind: 'says', who: 'Orla', about: 'Panu', truthful: true },
	],
	question: 'Orla',
};

function judge(reply: string, instance = example): string {
	return judgeReply(webOfLies, instance, reply);
}

/** The plain way: try every assignment of natures and keep those in which each claim is as true as its speaker. */
function byEnumeration({ people, claims, question }: WebOfLiesInstance): boolean[] {
	const answers = new Set<boolean>();
	for (let mask = 0; mask < 1 << people.length; mask++) {
		const is = (name: string): boolean => ((mask >> people.indexOf(name)) & 1) === 1;
		const holds = (claim: Claim): boolean => {
			if (claim.kind === 'fact') return is(claim.who) === claim.truthful;
			if (claim.kind === 'says') return is(claim.who) === (is(claim.about) === claim.truthful);
			return is(claim.who) === ((is(claim.a) === is(claim.b)) === claim.same);
		};
		if (claims.every(holds)) answers.add(is(question));
	}
	return [...answers];
}

describe('webOfLies.verify', () => {
	it('accepts No in its usual spellings', () => {
		const replies = ['<<<No>>>', '<<<no.>>>', '<<< NO >>>', '<<<False>>>', '<<<Orla lies>>>', '<<<"No">>>'];
		expect(replies.map((reply) => judge(reply))).toEqual(replies.map(() => 'correct'));
	});

	it('rejects the opposite answer', () => {
		expect(judge('<<<Yes>>>')).toBe('incorrect');
		expect(judge('<<<Orla tells the truth>>>')).toBe('incorrect');
		expect(webOfLies.verify(example, 'Yes').why).toBe('Following the claims one by one shows that Orla lies');
	});

	it('tells answers of another form apart', () => {
		const replies = [
			'<<<Yes, Orla tells the truth>>>',
			'<<<Panu lies>>>',
			'<<<Yes/No>>>',
			'<<<cannot be determined>>>',
		];
		expect(replies.map((reply) => judge(reply))).toEqual(replies.map(() => 'malformed'));
		expect(webOfLies.verify(example, '').kind).toBe('malformed');
	});

	it('needs markers and takes the last ones', () => {
		expect(judge('the answer is No')).toBe('no-answer');
		expect(judge('first <<<Yes>>> but then <<<No>>>')).toBe('correct');
	});

	it('follows a chain of 50 with 17 lies from a truthful start to No', () => {
		const people = Array.from(
			{ length: 50 },
			(_, i) => `P${'abcdefghij'.charAt(i % 10)}${'x'.repeat(i / 10)}`,
		);
		const claims: Claim[] = people.map((who, i) =>
			i === 0
				? { kind: 'fact', who, truthful: true }
				: { kind: 'says', who, about: people[i - 1]!, truthful: i % 3 !== 0 && i !== 49 },
		);
		const lies = claims.filter((claim) => claim.kind === 'says' && !claim.truthful).length;
		expect(lies).toBe(17);
		expect(judge('<<<No>>>', { people, claims, question: people.at(-1)! })).toBe('correct');
	});

	it('does not depend on the order of the claims', () => {
		expect(judge('<<<No>>>', { ...example, claims: [...example.claims].reverse() })).toBe('correct');
	});
});

describe('investigate', () => {
	it('reports a person who calls herself a liar as inconsistent and self-praise as empty', () => {
		const says = (truthful: boolean): Claim[] => [{ kind: 'says', who: 'Mira', about: 'Mira', truthful }];
		expect(investigate(['Mira'], says(false), 'Mira')).toEqual({ kind: 'inconsistent' });
		expect(investigate(['Mira'], says(true), 'Mira')).toEqual({ kind: 'undetermined' });
		expect(webOfLies.parse({ people: ['Mira'], claims: says(false), question: 'Mira' })).toBeNull();
		expect(webOfLies.parse({ people: ['Mira'], claims: says(true), question: 'Mira' })).toBeNull();
	});

	it('agrees with trying every assignment', () => {
		const name = fc.constantFrom('A', 'B', 'C', 'D', 'E');
		const claim: fc.Arbitrary<Claim> = fc.oneof(
			fc.record({ kind: fc.constant('fact' as const), who: name, truthful: fc.boolean() }),
			fc.record({ kind: fc.constant('says' as const), who: name, about: name, truthful: fc.boolean() }),
			fc.record({
				kind: fc.constant('saysSame' as const),
				who: name,
				a: name,
				b: name,
				same: fc.boolean(),
			}),
		);
		fc.assert(
			fc.property(fc.array(claim, { maxLength: 8 }), name, (claims, question) => {
				const people = ['A', 'B', 'C', 'D', 'E'];
				const answers = byEnumeration({ people, claims, question });
				const kinds = ['inconsistent', 'determined', 'undetermined'] as const;
				const finding = investigate(people, claims, question);
				expect(finding.kind).toBe(kinds[answers.length]);
				if (finding.kind === 'determined') expect([finding.truthful]).toEqual(answers);
			}),
		);
	});
});

describe('webOfLies.generate', () => {
	const drawn = drawInstances(webOfLies, 60);

	it('agrees with trying every assignment where that is feasible', () => {
		for (const { instances } of drawn.filter((d) => d.instances[0]!.people.length <= 12)) {
			for (const instance of instances.slice(0, 10)) {
				const [truthful, ...others] = byEnumeration(instance);
				expect(others).toEqual([]);
				expect(webOfLies.solve(instance)).toBe(truthful ? 'Yes' : 'No');
			}
		}
	});

	it('never lets a person speak of himself and balances Yes and No', () => {
		for (const { instances } of drawn) {
			const own = instances.flatMap(({ claims }) =>
				claims.filter((c) => c.kind === 'says' && c.about === c.who),
			);
			expect(own).toEqual([]);
			const yes = instances.filter((instance) => webOfLies.solve(instance) === 'Yes').length;
			expect(yes).toBeGreaterThan(15);
			expect(yes).toBeLessThan(45);
		}
	});

	it('rejects single faults of a right answer', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const right = webOfLies.solve(instance);
				const opposite = right === 'Yes' ? 'No' : 'Yes';
				const other = instance.people.find((name) => name !== instance.question)!;
				const faults = [opposite, `${right}/${opposite}`, `${other} lies`, `not ${right}`];
				const kinds = faults.map((fault) => webOfLies.verify(instance, fault).kind);
				expect(kinds).toEqual(['incorrect', 'malformed', 'malformed', 'malformed']);
			}
		}
	});

	it('grows in people until people compare each other', () => {
		const size = drawn.map(({ instances }) => instances[0]!.people.length);
		expect(size.slice(0, 6)).toEqual([3, 5, 10, 20, 30, 50]);
		const comparisons = drawn.map(({ instances }) =>
			instances.every(({ claims }) => claims.some(({ kind }) => kind === 'saysSame')),
		);
		expect(comparisons).toEqual([false, false, false, false, false, false, true, true]);
	});
});
