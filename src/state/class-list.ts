import { parseDesignQuery } from '../core/bench/link.ts';
import { parseJoined, parseTaught } from '../core/class/kept.ts';
import type { ClassPlace } from '../core/class/ports.ts';
import { classWords as words } from '../words/class.ts';
import type { ClassPorts } from './class-ports.ts';

/** A class that this browser knows, as a list shows it. */
export interface KnownClass extends ClassPlace {
	href: string;
	/** Milliseconds since the epoch. */
	since: number;
	/** Of one that is taught, its results; of another, what the student is called in it. */
	says: string;
	/** By what it asks, which stands in its link. Never rejects. */
	name: () => Promise<string>;
}

type ListPorts = Pick<ClassPorts, 'store' | 'parseDesign'>;

/** By role, the newest first; roles without a class are left out. What this page cannot read is not listed. */
export function knownClasses(
	ports: ListPorts,
): readonly { role: ClassPlace['role']; classes: readonly KnownClass[] }[] {
	const known = ports.store.list().flatMap((place) => knownAt(place, ports));
	return (['taught', 'joined'] as const)
		.map((role) => ({
			role,
			classes: known.filter((one) => one.role === role).sort((a, b) => b.since - a.since),
		}))
		.filter(({ classes }) => classes.length > 0);
}

function knownAt(place: ClassPlace, ports: ListPorts): readonly KnownClass[] {
	const text = ports.store.load(place) ?? '';
	if (place.role === 'taught') {
		const record = parseTaught(text);
		if (record === null) return [];
		const { query, since, lines } = record;
		const says = words.list.results(lines === '' ? 0 : lines.split('\n').length);
		return [{ ...place, href: `#/class/${place.hash}`, since, says, name: () => nameOf(query, ports) }];
	}
	const record = parseJoined(text);
	// Whoever only looked at a link has not taken part.
	if (record === null || (record.experiment === null && record.nickname === '')) return [];
	const { query, since, nickname: says } = record;
	return [{ ...place, href: `#/class/join?${query}`, since, says, name: () => nameOf(query, ports) }];
}

async function nameOf(query: string, { parseDesign }: ListPorts): Promise<string> {
	const design = await parseDesignQuery(query, (value) => parseDesign(value));
	return design.ok ? words.named(design.value) : words.list.unread;
}
