import { describe, expect, it } from 'vitest';
import { saysFinished, withoutStopWord } from '../../../../src/core/methods/kit/stop-word.ts';

describe('the stop word', () => {
	it.each([
		['It is 3.\nFINISHED', 'It is 3.\n'],
		['It is 3.\n**FINISHED.**\n', 'It is 3.\n'],
		['The answer is <<<3>>> FINISHED', 'The answer is <<<3>>>'],
		['The answer is 9.9. FINISHED', 'The answer is 9.9.'],
		['FINISHED', ''],
	])('ends %j', (reply, rest) => {
		expect([saysFinished(reply), withoutStopWord(reply)]).toEqual([true, rest]);
	});

	it.each([
		'I will not say FINISHED yet: <<<3>>>',
		'I am not FINISHED',
		'I will not write "FINISHED".',
		'FINISHED\nNo, wait: <<<3>>>',
		'It is UNFINISHED',
		'',
	])('does not end %j', (reply) => {
		expect([saysFinished(reply), withoutStopWord(reply)]).toEqual([false, reply]);
	});
});
