import { capabilitiesOf } from '../hosts/host.ts';
import { findHost } from '../hosts/registry.ts';
import { groupOfForks, type Ids, type RunId } from '../ids.ts';
import type { MethodId } from '../method-id.ts';
import type { TokenProbability } from '../model.ts';
import type { Fork, RunSpec } from '../record/spec.ts';
import type { CallEntry, RunView } from '../record/view.ts';
import { wholeReply } from '../record/whole-reply.ts';

/** Why a reply cannot be gone on with from one of its tokens. */
export type NoFork =
	/** The run is not over. */
	| 'running'
	/** Only methods that decide nothing: what others decide would mix with the change. */
	| 'method'
	/** Only the first reply: those before it would have to be said again. */
	| 'later-reply'
	/** The model's host does not go on with a begun reply. */
	| 'host'
	/** What the model thought before it answered cannot be given back to it. */
	| 'thinking'
	/** The tokens do not add up to the reply as it is kept. */
	| 'tokens';

/** They ask and take what comes, whatever it is. */
export const FORKED: readonly MethodId[] = [
	'only-question',
	'all-text',
	'all-code',
	'all-code-cot',
	'autogen-conca',
	'autogen-system',
	'few-shot',
];

/** @param continues whether the model's host goes on with a begun reply */
export function whyNoFork(view: RunView, callId: string, continues: boolean): NoFork | null {
	const { spec } = view;
	if (spec === null || view.outcome === 'running') return 'running';
	if (!FORKED.includes(spec.method)) return 'method';
	const first = firstReply(view);
	if (first === null || first.callId !== callId || first.status.kind !== 'ended') return 'later-reply';
	if (!continues) return 'host';
	if (first.reasoning !== '') return 'thinking';
	return hasPlaces(first) ? null : 'tokens';
}

/** Whether the tokens of a first reply have their places in it. Asked with every frame while another run goes on, so looked for once. */
function hasPlaces(first: CallEntry): boolean {
	const known = placed.get(first);
	if (known !== undefined) return known;
	const tokens = first.status.kind === 'ended' ? (first.status.logprobs ?? []) : [];
	const found = textBefore(wholeReply(first), tokens, 0) !== null;
	placed.set(first, found);
	return found;
}

const placed = new WeakMap<CallEntry, boolean>();

/**
 * What a run is that goes on with the first reply from one of its tokens, another one in its place; null where it cannot, see
 * `whyNoFork`.
 * @param place 0-based, among the tokens that are kept
 */
export function forkAt(view: RunView, callId: string, place: number, alternative: string): Fork | null {
	if (view.spec === null || whyNoFork(view, callId, true) !== null || !canStand(alternative)) return null;
	const first = firstReply(view);
	const tokens = first?.status.kind === 'ended' ? (first.status.logprobs ?? []) : [];
	const instead = tokens[place]?.token;
	const before = first === null ? null : textBefore(wholeReply(first), tokens, place);
	if (instead === undefined || before === null) return null;
	const { runId } = view.spec;
	return { runId, callId, token: place, instead, alternative, begun: before + alternative };
}

/** Tokens that end a reply, or are a part of a character, cannot be put into a text. */
export function canStand(alternative: string): boolean {
	return alternative !== '' && !alternative.includes('\ufffd') && !ENDS.test(alternative);
}

const ENDS = /^<(?:[|｜][^<>]{0,60}[|｜]|\/?s|eos|end_of_turn|turn\|)>$/;

/** The run that a fork is: of no experiment, and kept beside the run that it goes on from. It asks for probabilities, to be looked at as that was. */
export function forkSpec(spec: RunSpec, fork: Fork, ids: Ids): RunSpec {
	const { runId, groupId, question, method, options, models, limits, snapshots, seed, blocks, readOut } =
		spec;
	return {
		...{ question, method, options, models, limits },
		runId: ids.next() as RunId,
		groupId: spec.fork === undefined ? groupOfForks(runId) : groupId,
		...(snapshots === undefined ? {} : { snapshots }),
		...(seed === undefined ? {} : { seed }),
		...(blocks === undefined ? {} : { blocks }),
		...(readOut === undefined ? {} : { readOut }),
		logprobs: true,
		fork,
	};
}

/** Whether the host of a run's task model goes on with a begun reply, as far as its file says. A model in the page says so itself when it is asked. */
export function continuesReplies({ models: { task }, snapshots = {} }: RunSpec): boolean {
	if (task.kind !== 'hosted' && task.kind !== 'local') return true;
	const set = snapshots[task.id];
	const host = set === undefined ? undefined : findHost(set.host);
	return set !== undefined && host !== undefined && capabilitiesOf(host, set.model).prefill;
}

function firstReply({ turns }: Pick<RunView, 'turns'>): CallEntry | null {
	for (const { entries } of turns) {
		for (const entry of entries) if (entry.kind === 'call' && entry.role === 'task') return entry;
	}
	return null;
}

/** What stands before a token; null where it is not sure where in the reply the tokens stand. */
function textBefore(reply: string, tokens: readonly TokenProbability[], place: number): string | null {
	// Some hosts name the token that ends a reply, which is no part of its text.
	for (const named of [tokens, tokens.slice(0, -1)]) {
		const text = named.map(({ token }) => token).join('');
		const [said, told] = [reply.trimEnd(), text.trimEnd()];
		const from = said.endsWith(told) ? said.length - told.length : onlyPlaceOf(told, said);
		if (told === '' || place >= named.length || from < 0) continue;
		return (
			reply.slice(0, from) +
			named
				.slice(0, place)
				.map(({ token }) => token)
				.join('')
		);
	}
	return null;
}

/** UTF-16 units from 0; below 0 where it stands nowhere, or more than once. */
function onlyPlaceOf(told: string, said: string): number {
	const first = said.indexOf(told);
	return first === said.lastIndexOf(told) ? first : -1;
}
