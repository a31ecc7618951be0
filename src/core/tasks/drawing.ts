/** A picture of an instance as data; `ui/tasks` draws it and gives it a text alternative. */
export type Drawing =
	| {
			kind: 'grid';
			/** Rows from top to bottom. */
			rows: readonly (readonly DrawnCell[])[];
			caption?: string;
			/** Thicker lines after every n rows and columns (3 for Sudoku). */
			blocks?: number;
			/** Labels before the rows and above the columns, where the question names them. */
			rowLabels?: readonly string[];
			columnLabels?: readonly string[];
	  }
	| {
			kind: 'stacks';
			caption?: string;
			/** Each stack from bottom to top. */
			stacks: readonly { label?: string; items: readonly string[] }[];
	  }
	| {
			/** Loose things: cards, boxes, numbers, tiles. */
			kind: 'items';
			caption?: string;
			items: readonly { text: string; sub?: string; tone?: Tone }[];
	  }
	| {
			kind: 'sequence';
			caption?: string;
			text: string;
			/** 0-based character positions to mark. */ marks?: readonly number[];
	  }
	| { kind: 'facts'; caption?: string; facts: readonly string[] };

/** Never hue alone: the drawing component pairs each tone with a shape or a pattern. */
export type Tone = 'plain' | 'given' | 'empty' | 'mark' | 'wall' | 'start' | 'goal' | 'dark' | 'light';

export interface DrawnCell {
	text: string;
	tone?: Tone;
}
