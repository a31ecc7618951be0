import { portableJson } from '../bench/export/portable-json.ts';
import { withoutKeys } from '../bench/export/without-keys.ts';
import { withoutVerdicts } from '../briefing.ts';
import type { RunEvent } from '../record/event.ts';
import { foldRun } from '../record/fold.ts';

/**
 * What a person said as the coach of a finished run, one JSON line for each guidance: `{"prompt": [{"role", "content"}, …],
 * "completion": [{"role": "assistant", "content"}], "coach": "person", "guidance", "method", "outcome", "verdicts"}`. The prompt is
 * what the person saw, without the verdicts where they were covered; `outcome` is how the run was judged in the end; `scripted`
 * stands where a scripted model was coached, whose answers teach nothing about models. Holds no key.
 */
export function* guidanceLines(events: readonly RunEvent[]): Generator<string, void> {
	const { spec, outcome, verdict, turns } = foldRun(events);
	if (spec === null || outcome !== 'finished' || verdict === null) return;
	const scripted = spec.models.task.kind === 'scripted' ? { scripted: true } : {};
	const dialogue: { role: string; content: string }[] = [];
	let guidance = 0;
	for (const entry of turns.flatMap(({ entries }) => entries)) {
		if (entry.kind !== 'call' || entry.model.kind !== 'person' || entry.status.kind !== 'ended') continue;
		const { briefing, status, text } = entry;
		const sent = entry.messages.at(-1)?.content ?? '';
		const isCovered = status.covered === true && briefing !== undefined;
		const seen = isCovered ? withoutVerdicts(sent, briefing) : sent;
		dialogue.push({ role: 'user', content: withoutKeys(seen) });
		const said = { role: 'assistant', content: withoutKeys(text) };
		yield `${portableJson({
			prompt: dialogue,
			completion: [said],
			coach: 'person',
			guidance: ++guidance,
			method: spec.method,
			outcome: verdict.verdict.kind,
			verdicts: isCovered ? 'covered' : 'seen',
			...scripted,
		})}\n`;
		dialogue.push(said);
	}
}
