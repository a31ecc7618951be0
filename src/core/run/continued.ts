import type { AskResult, FinalReply } from '../methods/method.ts';
import type { Steps } from '../methods/steps.ts';
import { readReply } from '../reply/read.ts';
import type { BlocksToRun } from '../reply/reading.ts';

/** The same plan, but for its first reply, which is begun: the model goes on with that text, and the plan gets both as one reply. */
export function* continued(
	plan: Steps<FinalReply>,
	begun: string,
	blocks: BlocksToRun = 'first',
): Steps<FinalReply> {
	let step = plan.next();
	let isFirst = true;
	while (step.done !== true) {
		const { value } = step;
		if (!isFirst || value.kind !== 'ask') {
			step = plan.next(yield value);
			continue;
		}
		isFirst = false;
		const open = { role: 'assistant', content: begun, isOpen: true } as const;
		const result = yield { ...value, messages: [...value.messages, open] };
		step = plan.next(result.kind === 'ask' ? wholeReply(begun, result, blocks) : result);
	}
	return step.value;
}

/** The call itself holds what was added alone. */
function wholeReply(begun: string, added: AskResult, blocks: BlocksToRun): AskResult {
	const text = `${begun}${added.text}`;
	const { isCut, notes } = added.reading;
	return { ...added, text, reading: { ...readReply(text, blocks), isCut, notes } };
}
