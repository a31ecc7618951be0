import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { type Card, cardsOf } from '../../../src/core/record/cards.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { foldRun } from '../../../src/core/record/fold.ts';

/** A component as first drawn, as its markup. */
export function drawn<P extends Record<string, unknown>>(component: Component<P>, props: P): string {
	return render(component as Component<Record<string, unknown>>, { props }).body;
}

/** What stands in a markup, to read; entities as they are written. */
export function textOf(markup: string): string {
	return markup
		.replace(/<[^>]*>/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** The first card of a kind in a run. */
export function cardIn<K extends Card['kind']>(
	events: readonly RunEvent[],
	kind: K,
): Extract<Card, { kind: K }> {
	const card = foldRun(events)
		.turns.flatMap((turn) => cardsOf(turn, readReply))
		.find((one) => one.kind === kind);
	if (card === undefined) throw new Error(`The run has no ${kind}`);
	return card as Extract<Card, { kind: K }>;
}
