import { describe, expect, it } from 'vitest';
import { card, check, findingWords, lane, program } from '../../src/words/timeline.ts';
import { raised, timedOut } from '../support/fake-python.ts';

describe('the words of a lane', () => {
	it('say what the symbolic checker found', () => {
		expect(
			[
				{ kind: 'guess', why: 'it only prints' } as const,
				{ kind: 'search', nested: 4 } as const,
				{ kind: 'search', nested: 1 } as const,
				{ kind: 'loops', count: 1 } as const,
				{ kind: 'conditions', count: 2 } as const,
				{ kind: 'unparsed', message: 'invalid syntax', line: 3 } as const,
			].map(findingWords),
		).toEqual([
			'Only prints a guess: nothing is computed',
			'Searches with 4 nested loops',
			'Searches through candidates',
			'Computes with a loop',
			'Decides by 2 conditions',
			'Does not parse: invalid syntax, line 3',
		]);
	});

	it('say what a test found, with its reason where it found a fault', () => {
		expect([
			check.head('incorrect', '48, not 24'),
			check.head('incorrect', ''),
			check.head('correct', 'never mind'),
			check.head('unclear', ''),
			check.head(null, ''),
		]).toEqual(['wrong, 48, not 24', 'wrong', 'right', 'could not tell', 'being written…']);
	});

	it('say what a reply does while it is written, and what it did when it has ended', () => {
		expect([
			card.does('answers', null),
			card.does('answers', 'code'),
			card.does('answers in text', 'text'),
			card.did('answers', false),
			card.did('answers', true),
			card.did('dances', true),
		]).toEqual([
			'answers',
			'answers in code',
			'answers in text',
			'answered in words',
			'wrote a program',
			'dances',
		]);
	});

	it('say how far a lane is', () => {
		expect([
			lane.state(1, true, 'none'),
			lane.state(3, true, 'all'),
			lane.state(1, false, 'none'),
			lane.state(2, false, 'part'),
		]).toEqual(['running', 'turn 3 · scripted', '1 turn', '2 turns · partly scripted']);
	});

	it('say how a program ended, and how long it waited for Python, which its time leaves out', () => {
		expect([
			program.ended(raised('ValueError', 'no', 3), true),
			program.ended(timedOut('', 10_000), false),
			program.started(3140),
		]).toEqual([
			'ValueError: no (line 3)',
			'out of time: stopped after 10.0 s',
			'Python took 3.1 s to start (not counted)',
		]);
	});
});
