import type { FinalReply } from '../methods/method.ts';
import type { Steps } from '../methods/steps.ts';

/**
 * The same plan, but for its first reply, which is begun: the model goes on with that text, and the plan gets both as one reply. The
 * call itself holds what was added alone.
 */
export function* continued(plan: Steps<FinalReply>, begun: string): Steps<FinalReply> {
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
		step = plan.next(result.kind === 'ask' ? { ...result, text: begun + result.text } : result);
	}
	return step.value;
}
