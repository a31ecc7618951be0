import { plural } from '../core/format.ts';

/** Texts about what a method sends, and about a person's own wording of it. */
export const promptWords = {
	sends: (count: number) => `What it sends: ${plural(count, 'prompt')}`,
	own: 'your wording',
	ownCount: (count: number) => ` · ${String(count)} in your wording`,
	says: 'Between them stand the question, replies, outputs, reports and short headings such as “Question:”. With wording of your own it is another method: it stands in links, runs and experiments, and nothing published applies to it.',
	/** Of the whole, where stored wording cannot be read. */
	broken: (why: string) => `Your wording cannot be used: ${why}.`,
	takeAllBack: 'Set all back',
	text: (title: string) => `${title}, as it is sent`,
	edit: 'Edit',
	editLabel: (title: string) => `Edit ${title}`,
	yours: (title: string) => `${title}, your wording`,
	slots: (slots: readonly string[]) =>
		`The page fills in ${slots.map((slot) => `{${slot}}`).join(' and ')}; ${slots.length === 1 ? 'it has' : 'they have'} to stay.`,
	use: 'Use my wording',
	setBack: 'Set back',
	cancel: 'Cancel',
	difference: 'Difference to ours',
	key: 'Struck through: ours alone. Underlined: yours alone.',
	leftOut: 'left out:',
	putIn: 'put in:',
	end: 'end',
	same: 'No difference to ours.',
	refused: (fault: string) => `${fault}. Your text stays here.`,
	unread: (found: readonly string[]) =>
		`The page looks for ${found.join(' and ')} in the reply, and your wording no longer names ${found.length === 1 ? 'it' : 'them'}.`,
	unseen: (count: number) =>
		`${plural(count, 'invisible character')} in it, shown by ${count === 1 ? 'its number' : 'their numbers'} as in ⟨U+200B⟩.`,
	used: (title: string) => `${title}: your wording is used from the next run on.`,
	back: (title: string) => `${title}: ours is used again.`,
	/** Behind the name of a prompt. */
	inOwn: ' (your wording)',
	/** Below a message that was sent. */
	found: 'Prompts in it:',
} as const;
