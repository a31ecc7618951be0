/** A picture of an instance as data; `ui/tasks` draws it and gives it a text alternative. */
export type Drawing =
	| {
			kind: 'grid';
			/** Rows from top to bottom. */
			rows: readonly (readonly DrawnCell[])[];
			caption?: string;
			/** Thicker lines after every n rows and columns (3 for Sudoku). */
			blocks?: number;
			/** A chessboard's squares, Reversi discs on a board, or lamps: `dark` and `light` cells are drawn as such. */
			look?: 'chess' | 'discs' | 'lamps';
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
	| {
			kind: 'facts';
			caption?: string;
			facts: readonly string[];
			/** The facts hold formulas between dollar signs. */
			maths?: true;
	  }
	| {
			/** Things in the plane, in the question's own coordinates: x to the right, y upwards. */
			kind: 'map';
			caption?: string;
			room: DrawnArea;
			areas: readonly (DrawnArea & {
				label: string;
				/** `goal` is to be entered, `wall` never to be touched. */
				tone: 'plain' | 'goal' | 'wall';
			})[];
			points: readonly { label: string; x: number; y: number; tone: 'start' | 'goal' }[];
	  };

/** Sides parallel to the axes, each as lower and upper end. */
export interface DrawnArea {
	x: readonly [number, number];
	y: readonly [number, number];
}

/** Never hue alone: the drawing component pairs each tone with a shape or a pattern. */
export type Tone = 'plain' | 'given' | 'empty' | 'mark' | 'wall' | 'start' | 'goal' | 'dark' | 'light';

/** An empty text is an empty cell. */
export interface DrawnCell {
	text: string;
	tone?: Tone;
}
