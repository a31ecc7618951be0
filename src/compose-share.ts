import { version } from '../package.json';
import { promptsDigest } from './core/methods/prompts/digest.ts';
import { saveFile } from './runtime/save-file.ts';
import type { ShareParts } from './state/app.ts';
import type { OpenedPorts } from './state/opened.svelte.ts';
import { Opening } from './state/opening.svelte.ts';
import { Sharing } from './state/sharing.svelte.ts';
import type { Works } from './state/works.ts';
import { endOf } from './words/verdicts.ts';
import { capsuleWords } from './words/capsule.ts';

/** After the last key. */
const TYPED_MS = 300;

export interface ShareNeeds extends Omit<OpenedPorts, 'prompts'> {
	works: Works;
	/** Milliseconds since the epoch. */
	now(): number;
}

/** The part of the composition root that comes with sharing runs and opening shared ones. */
export function createShare(needs: ShareNeeds): ShareParts {
	const prompts = promptsDigest();
	return {
		share: (shared) => {
			const sharing = new Sharing({
				...needs,
				prompts,
				save: saveFile,
				appVersion: version,
				pause: () => new Promise((resolve) => setTimeout(resolve, TYPED_MS)),
				address: () => location.href.replace(/#.*$/s, ''),
				report: {
					...capsuleWords.report,
					end: ({ outcome, verdict }) => endOf(outcome, verdict?.verdict.kind ?? null).word,
				},
			});
			// What goes wrong becomes its status.
			sharing.open(shared).catch(() => undefined);
			return sharing;
		},
		opening: needs.works.add(new Opening({ ...needs, prompts })),
	};
}
