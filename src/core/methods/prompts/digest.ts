import { hash } from '../../rng.ts';
import { prompts } from './registry.ts';

/** 16 hexadecimal digits, the same as long as all texts are that the methods send: what was said to a model elsewhere was said in these words. */
export function promptsDigest(): string {
	const [high, low] = hash(JSON.stringify(prompts.map(({ id, text }) => [id, text])));
	return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}
