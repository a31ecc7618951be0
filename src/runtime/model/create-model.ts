import type { LanguageModel } from '../../core/model.ts';
import { createAnthropicModel } from './anthropic.ts';
import type { HostedModelOptions } from './hosted-model.ts';
import { createOpenAiModel } from './openai.ts';

/** The adapter for a host, by the dialect it speaks. */
export function createModel(options: HostedModelOptions): LanguageModel {
	return options.host.dialect === 'anthropic' ? createAnthropicModel(options) : createOpenAiModel(options);
}
