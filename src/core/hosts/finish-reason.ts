import type { FinishReason } from '../model.ts';

/** OpenAI-style `finish_reason`, with the dialects of hosts that speak it loosely. */
export function toFinishReason(raw: string | null): FinishReason {
	return { unified: unifyOpenAi(raw), raw };
}

/** Anthropic's `stop_reason`. */
export function toAnthropicFinishReason(raw: string | null): FinishReason {
	return { unified: unifyAnthropic(raw), raw };
}

function unifyOpenAi(raw: string | null): FinishReason['unified'] {
	switch (raw?.toLowerCase()) {
		case 'stop':
		case 'eos':
		case 'end_turn':
			return 'stop';
		case 'length':
		case 'max_tokens':
		case 'model_length':
			return 'length';
		case 'tool_calls':
		case 'function_call':
			return 'tool-calls';
		case 'content_filter':
		case 'safety':
			return 'content-filter';
		default:
			return 'other';
	}
}

function unifyAnthropic(raw: string | null): FinishReason['unified'] {
	switch (raw) {
		case 'end_turn':
		case 'stop_sequence':
			return 'stop';
		case 'max_tokens':
		case 'model_context_window_exceeded':
			return 'length';
		case 'tool_use':
			return 'tool-calls';
		case 'refusal':
			return 'content-filter';
		default:
			return 'other';
	}
}
