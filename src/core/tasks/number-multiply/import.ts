import type { Importer } from '../import/importer.ts';
import { collectSamples, textSamples } from '../import/samples.ts';
import { parseNumberMultiply } from './instance.ts';

const PATH =
	/(?:^|\/)number_multiply(?:_varied_complexity)?\/digit_[\d_]+\/sample_\d+\/(?:input_value_list|target_answer)\.txt$/;

/** Factors and product are read as text: as JSON numbers those of 16 and more digits would be rounded. */
export const importer: Importer = {
	family: 'number-multiply',
	recognises: (path) => PATH.test(path),
	read: (files) => {
		const samples = textSamples(files, { list: 'input_value_list.txt', product: 'target_answer.txt' });
		return collectSamples(samples, parseNumberMultiply, ({ list, product }) => {
			if (typeof list !== 'string' || !/^\s*\[\s*-?\d+(?:\s*,\s*-?\d+)*\s*\]\s*$/.test(list)) {
				return 'input_value_list.txt is not a list of whole numbers';
			}
			const instance = { factors: list.match(/-?\d+/g) };
			return typeof product === 'string' ? { instance, storedAnswer: product.trim() } : { instance };
		});
	},
};
