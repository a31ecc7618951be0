import type { Method } from './method.ts';

/** What a search of the method list looks in. */
type Described = Pick<Method, 'label' | 'idea' | 'tagline' | 'summary' | 'source'>;

/** Whether every word of the search stands in the method's name, idea, description or paper; all do when it is empty. */
export function isFound({ label, idea, tagline, summary, source }: Described, search: string): boolean {
	const { paper, section } = source;
	const named = typeof paper === 'string' ? paper : `${paper.title} ${paper.arXiv}`;
	const text = [label, idea, tagline, summary, named, section].join(' ').toLowerCase();
	return search
		.toLowerCase()
		.split(/\s+/)
		.every((word) => text.includes(word));
}
