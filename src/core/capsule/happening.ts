import type { Role } from '../model.ts';
import type { RunEvent, RunVerdict } from '../record/event.ts';
import type { Step } from './steps.ts';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** What a step brings, to be said in one line. */
export type Happening =
	| { kind: 'question' }
	| { kind: 'reply'; role: Role; purpose: string; hasProgram: boolean; failed: boolean }
	| { kind: 'output'; purpose: EventOf<'code-start'>['purpose']; printed: string; ended: string }
	| { kind: 'coach'; action: EventOf<'decision'>['action'] }
	| { kind: 'other' }
	| { kind: 'bet' }
	| { kind: 'verdict'; verdict: RunVerdict | null };

/** @param before the step before it; null for the first */
export function happeningOf(
	step: Step,
	before: Step | null,
	runs: readonly (readonly RunEvent[])[],
): Happening {
	if (step.kind === 'question' || step.lane === null) return { kind: 'question' };
	if (step.kind === 'bet') return { kind: 'bet' };
	const events = runs[step.lane] ?? [];
	const came = events.slice(before?.shown[step.lane] ?? 0, step.shown[step.lane]);
	if (step.kind === 'verdict') {
		const verdict = came.find(({ type }) => type === 'verdict') as EventOf<'verdict'> | undefined;
		return { kind: 'verdict', verdict: verdict?.outcome ?? null };
	}
	for (const event of came) {
		if (event.type === 'call-end' || event.type === 'call-failed') {
			const call = events.find(
				(one): one is EventOf<'call-start'> => one.type === 'call-start' && one.callId === event.callId,
			);
			if (call === undefined) break;
			const { role, purpose } = call;
			const hasProgram = event.reading.program !== null;
			return { kind: 'reply', role, purpose, hasProgram, failed: event.type === 'call-failed' };
		}
		if (event.type === 'code-end') {
			const program = events.find(
				(one): one is EventOf<'code-start'> => one.type === 'code-start' && one.codeId === event.codeId,
			);
			const { result } = event;
			return {
				kind: 'output',
				purpose: program?.purpose ?? 'answer',
				printed: result.kind === 'unavailable' ? '' : result.output.trim(),
				ended: result.kind,
			};
		}
	}
	const decision = came.find(({ type }) => type === 'decision') as EventOf<'decision'> | undefined;
	return decision === undefined ? { kind: 'other' } : { kind: 'coach', action: decision.action };
}
