import { grantedTokens } from '../../core/hosts/granted-tokens.ts';
import type { HostCapabilities } from '../../core/hosts/host.ts';
import { insteadWords, isInUse, type OptionalField } from '../../core/hosts/optional-field.ts';
import { refusedFields } from '../../core/hosts/refused-field.ts';
import {
	explainNoPrefill,
	explainNoTools,
	explainRefusal,
	type HttpAnswer,
	type RefusalContext,
} from '../../core/hosts/refusal.ts';
import type { ModelRequest } from '../../core/model.ts';
import type { TryPart } from './retries.ts';
import type { Refusals } from './hosted-model.ts';

/** One call over its repeats: what is asked changes with what the host refuses. */
export interface Call {
	request: ModelRequest;
	capabilities: HostCapabilities;
	/** Left out in the next try. */
	without: Set<OptionalField>;
	/** Of these, what this call has found out and nobody remembers yet. */
	learnt: OptionalField[];
	refusals: Refusals;
}

/** What follows from an error answer: another try without the field it complains about, or what to tell the person. */
export function answerTo(
	call: Call,
	answer: HttpAnswer,
	context: RefusalContext,
): Extract<TryPart, { type: 'refused' }> {
	const { status, body } = answer;
	const refusal = explainRefusal(answer, context);
	const field = refusedFields(status, body).find(
		(one) => !call.without.has(one) && isInUse(one, call.request, call.capabilities),
	);
	if (field === 'tools') {
		// The plan asks for fenced blocks instead, so this call ends here.
		call.refusals.add('tools');
		return { type: 'refused', refusal: explainNoTools(answer, context) };
	}
	if (field === 'prefill') {
		// So does this one: the plan asks by a message instead.
		call.refusals.add('prefill');
		return { type: 'refused', refusal: explainNoPrefill(answer, context) };
	}
	if (field !== undefined) {
		call.without.add(field);
		call.learnt.push(field);
		return { type: 'refused', refusal, changed: `${context.host.label} ${changeWords(field)}` };
	}
	const asked = call.request.maxTokens;
	const granted = asked === undefined ? null : grantedTokens(status, body, asked);
	if (granted !== null) {
		call.request = { ...call.request, maxTokens: granted };
		const changed = `${context.host.label} grants no reply of ${String(asked)} tokens; asking for ${String(granted)}.`;
		return { type: 'refused', refusal, changed };
	}
	return { type: 'refused', refusal };
}

function changeWords(field: OptionalField): string {
	const isLeftOut = ['temperature', 'seed', 'stream_options', 'logprobs'].includes(field);
	return isLeftOut
		? `does not take “${field}”; asking without it.`
		: `does not take the request as it was; now ${insteadWords[field]}.`;
}
