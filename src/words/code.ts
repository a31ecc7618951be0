import type { ExecutionResult } from '../core/execution.ts';
import { seconds } from '../core/format.ts';

/** Words of the code view. */
export const code = {
	part: 'Code',
	output: 'Output',
	title: 'Code',
	/** "CodeSteer, turn 2" */
	of: (lane: string, turn: number, isCheck: boolean) =>
		`${lane}, turn ${String(turn)}${isCheck ? ', self-check' : ''}`,
	none: 'Code of the selected turn appears here, with the difference to the turn before.',
	edited: ' · edited',
	difference: 'Difference',
	undo: 'Undo edits',
	run: 'Run code',
	stop: 'Stop code',
	editor: 'Code editor',
	before: 'Code of the turn before',
	checker: 'What the checker counted',
	/** Begins a sentence while it is fetched. */
	checkerPart: 'The checker lens',
	/** Behind a `think(…)`: what it returned, in the order of its runs. */
	thought: (answers: readonly string[]) =>
		` → ${answers.slice(0, 4).join(', ')}${answers.length > 4 ? ', …' : ''}`,
	thinks: 'answered by the model in the middle of the program',
	leave: 'Escape, then Tab, leaves the editor.',
	left: 'Tab now leaves the editor. Any other key: Tab indents again.',
	noEditor: 'The editor could not be fetched; the program is shown without it and can be run.',
	again: 'Try again',
	running: 'running in a fresh interpreter…',
	notRun: 'not run',
	cut: ' · output was cut at 256 KiB',
	narrowIntegers:
		'numpy has 32 bits for whole numbers in a web page. Past 2,147,483,647 they turn into others, and nothing says so, unless the program asks for dtype=np.int64.',
	figure: (number: number) => `Figure ${String(number)} drawn by the program`,
	ended: (result: ExecutionResult): string => {
		switch (result.kind) {
			case 'finished':
				return `finished in ${seconds(result.ms)}`;
			case 'raised':
				if (result.asks !== undefined) return 'asks the model something that it has not answered';
				return `raised ${result.error.name} after ${seconds(result.ms)}`;
			case 'timed-out':
				return `stopped at the limit of ${seconds(result.limitMs)}`;
			case 'crashed':
				return `crashed: ${result.reason}`;
			case 'stopped':
				return 'stopped';
			case 'unavailable':
				return `Python is not available: ${result.reason}`;
		}
	},
} as const;
