import { createRng } from '../rng.ts';
import { type Discordant, evidence, type Evidence, eValue } from '../statistics/e-value.ts';
import type { AnyFamily } from '../tasks/family.ts';
import type { FamilyId } from '../tasks/family-id.ts';

/** One question of a deck: where it is generated from. */
export interface DeckQuestion {
	family: FamilyId;
	level: string;
	seed: string;
}

/** @internal for tests */
export const DECK_SIZE = 10;

/** Ten questions of ten families, the same for a seed on every page: of each family a published level of its easier half. */
export function deckOf(seed: string, families: readonly AnyFamily[]): readonly DeckQuestion[] {
	const rng = createRng('deck', seed);
	return rng.sample(families, DECK_SIZE).map((family) => {
		const published = family.levels.filter((level) => level.published);
		const offered = published.length > 0 ? published : family.levels;
		const level = rng.pick(offered.slice(0, Math.ceil(offered.length / 2)));
		return { family: family.id, level: level.id, seed: String(rng.int(1, 9999)) };
	});
}

/** How one question of a deck went; null where it has not been answered, or came to no verdict. */
export interface DeckResult {
	you: boolean | null;
	rules: boolean | null;
}

/** A person's coaching against the rule coach's on the same deck. */
export interface DeckScore {
	/** Right answers, of the questions that both have played. */
	you: number;
	rules: number;
	/** How many those are. */
	both: number;
	discordant: Discordant;
	/** Against "either is equally likely to be the one that is right", statistics.md 3. */
	e: number;
	says: Evidence;
	/** Who has more right answers; null when it is the same number. */
	ahead: 'you' | 'rules' | null;
}

/** Counts only questions with a verdict for both; in `discordant` A is the person, B the rules. */
export function scoreOf(results: readonly DeckResult[]): DeckScore {
	const played = results.filter(({ you, rules }) => you !== null && rules !== null);
	const count = (is: (result: DeckResult) => boolean): number => played.filter(is).length;
	const discordant = {
		aOnly: count(({ you, rules }) => you === true && rules === false),
		bOnly: count(({ you, rules }) => you === false && rules === true),
	};
	const e = eValue(discordant);
	const [you, rules] = [count((result) => result.you === true), count((result) => result.rules === true)];
	const ahead = you === rules ? null : you > rules ? 'you' : 'rules';
	return { you, rules, both: played.length, discordant, e, says: evidence(e), ahead };
}
