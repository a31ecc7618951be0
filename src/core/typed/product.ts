import { type NumberMultiplyInstance, parseNumberMultiply } from '../tasks/number-multiply/instance.ts';
import type { TypedKind } from './kind.ts';

/** "2386 × 7419", "What is 12 * 34 * 5?", of whole numbers. */
export const product: TypedKind<NumberMultiplyInstance> = {
	id: 'product',
	read(text) {
		const plain = text
			.trim()
			.replaceAll('−', '-')
			.replace(/(?<=\d),(?=\d{3}\b)/g, '');
		const found = PRODUCT.exec(plain) ?? OF_PRODUCT.exec(plain);
		const chain = found?.groups?.['chain'];
		if (chain === undefined) return null;
		// "1920 x 1080" alone is a size as often as a product.
		const isSum =
			found?.groups?.['asks'] !== '' || found.groups['equals'] !== undefined || /\d{6}/.test(chain);
		if (/\dx|x\d/i.test(chain) || (/x/i.test(chain) && !isSum)) return null;
		return parseNumberMultiply({ factors: chain.match(/-?\d+/g) ?? [] });
	},
	check({ factors }) {
		const expected = factors.reduce((total, factor) => total * BigInt(factor), 1n).toString();
		return { words: `${expected}, computed by the page`, expected };
	},
};

const NUMBER = String.raw`(?:-?\d{1,200}|\(-?\d{1,200}\))`;
const ASKS = String.raw`(?<asks>(?:(?:please|what is|what's|how much is|calculate|compute|multiply|work out|find|evaluate|the product of|the product|exactly|:)\s+)*)`;
const END = String.raw`(?:\s+exactly)?(?<equals>\s*=)?\s*[?.!]*`;
const PRODUCT = new RegExp(
	String.raw`^${ASKS}(?<chain>${NUMBER}(?:\s*(?:[*×·x]|times|multiplied by)\s*${NUMBER}){1,11})${END}$`,
	'i',
);
const OF_PRODUCT = new RegExp(
	String.raw`^${ASKS}(?<=(?:multiply|the product of)\s+)(?<chain>${NUMBER}(?:\s*,\s*${NUMBER}){0,10}\s*,?\s+(?:by|and|with)\s+${NUMBER})${END}$`,
	'i',
);
