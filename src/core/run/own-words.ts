import type { Speaker } from '../methods/prompts/say.ts';
import type { ChatMessage, LanguageModel, ModelRequest } from '../model.ts';
import type { RunPorts } from './run-ports.ts';

/**
 * The scripted model knows our words alone. Where a plan speaks in a person's own, it hears what we would have said instead and
 * answers as to that; every other model gets what was said.
 */
export function heardAsOurs(ports: RunPorts, speaker: Speaker): RunPorts {
	const { task, coach, checker, summariser } = ports.models;
	const heard = (model: LanguageModel): LanguageModel =>
		model.ref.kind === 'scripted' ? translated(model, speaker) : model;
	return {
		...ports,
		models: {
			task: heard(task),
			coach: coach && heard(coach),
			checker: heard(checker),
			summariser: heard(summariser),
		},
	};
}

function translated(model: LanguageModel, { said }: Speaker): LanguageModel {
	return {
		ref: model.ref,
		capabilities: model.capabilities,
		...(model.rates === undefined ? {} : { rates: model.rates }),
		stream: (request, signal) => model.stream(inOurs(request, said), signal),
	};
}

/** @param said what was said to what we would have said */
function inOurs(request: ModelRequest, said: ReadonlyMap<string, string>): ModelRequest {
	// The longest first: a hint may stand inside a guidance.
	const pairs = [...said].sort(([a], [b]) => b.length - a.length);
	const messages = request.messages.map((message): ChatMessage =>
		message.role === 'assistant' && message.isOpen !== true
			? message
			: { ...message, content: pairs.reduce((text, pair) => replaced(text, ...pair), message.content) },
	);
	return { ...request, messages };
}

/** Where it stands as a part of its own, else where it stands first. */
function replaced(text: string, own: string, ours: string): string {
	let at = text.indexOf(own);
	const first = at;
	while (at >= 0 && !standsAlone(text, at, at + own.length)) at = text.indexOf(own, at + 1);
	const from = at < 0 ? first : at;
	return from < 0 ? text : text.slice(0, from) + ours + text.slice(from + own.length);
}

function standsAlone(text: string, from: number, to: number): boolean {
	return (from === 0 || text[from - 1] === '\n') && (to === text.length || text[to] === '\n');
}
