import { capsuleWords } from '../../words/capsule.ts';
import { copyText } from '../kit/copy-text.ts';

/** What came of the last press on one of the ways to give something away. */
export class Outcome {
	/** In words; empty before the first. */
	says = $state('');
	/** A text that could not be copied, to be copied by hand. */
	byHand = $state.raw<{ name: string; text: string } | null>(null);

	/** Copies what there is, if there is something. */
	async copy(name: string, text: string | null): Promise<void> {
		if (text === null) return;
		this.byHand = null;
		const copied = await copyText(text, null);
		if (copied !== 'copied') this.byHand = { name, text };
		this.says = copied === 'copied' ? capsuleWords.share.copied : capsuleWords.share.failed;
	}
}
