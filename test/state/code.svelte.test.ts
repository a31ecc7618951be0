import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodeState, type ShownCode } from '../../src/state/code.svelte.ts';
import { analysed, FakePython, printed } from '../support/fake-python.ts';

function program(id: string, code = `print("${id}")`): ShownCode {
	return {
		id,
		title: id,
		code,
		previous: null,
		analysis: null,
		prose: '',
		question: '',
		thoughts: null,
		result: null,
	};
}

function open() {
	return new CodeState(new FakePython(), () => 1000);
}

/** What the person pointed at; while it stays the same object, a change of program is a stream's doing. */
const choice = (name: string) => ({ name });

describe('an edit in the code view', () => {
	it('says what is going to be imported', () => {
		const python = new FakePython();
		const code = new CodeState(python, () => 1000);
		code.edit('import nothing');
		code.show(program('first'), choice('first'));
		code.edit('import sympy');
		expect(python.foreseen).toEqual(['import sympy']);
	});

	it('is there again when another turn was looked at in between', () => {
		const code = open();
		code.show(program('first'), choice('first'));
		code.edit('print(1)');
		code.show(program('second'), choice('second'));
		expect([code.text, code.isEdited]).toEqual(['print("second")', false]);
		code.edit('print(2)');
		code.show(program('first'), choice('first'));
		expect([code.text, code.isEdited]).toEqual(['print(1)', true]);
		code.show(program('second'), choice('second'));
		expect(code.text).toBe('print(2)');
	});

	it('is there again when a turn without a program was looked at', () => {
		const code = open();
		code.show(program('first'), choice('first'));
		code.edit('print(1)');
		code.show(null, choice('a turn in words'));
		expect([code.shown, code.text, code.isEdited]).toEqual([null, '', false]);
		code.show(program('first'), choice('first'));
		expect(code.text).toBe('print(1)');
	});

	it('is not overwritten by a lane that streams: neither by more of the same program nor by a newer one', () => {
		const code = open();
		const nothingChosen = choice('nothing');
		code.show(program('first', 'a ='), nothingChosen);
		code.edit('a = 5');
		code.show(program('first', 'a = 1\n'), nothingChosen);
		expect([code.text, code.shown?.code]).toEqual(['a = 5', 'a = 1\n']);
		code.show(program('second'), nothingChosen);
		code.show(null, nothingChosen);
		expect([code.shown?.id, code.text, code.isEdited]).toEqual(['first', 'a = 5', true]);
	});

	it('gives way to what the person points at, and to a stream once it is undone', () => {
		const code = open();
		const nothingChosen = choice('nothing');
		code.show(program('first'), nothingChosen);
		code.edit('print(1)');
		code.show(program('second'), choice('second'));
		expect(code.shown?.id).toBe('second');
		code.show(program('first'), nothingChosen);
		code.reset();
		expect([code.text, code.isEdited]).toEqual(['print("first")', false]);
		code.show(program('third'), nothingChosen);
		expect(code.shown?.id).toBe('third');
	});

	it('is none when the text is as it was', () => {
		const code = open();
		code.show(program('first'), choice('first'));
		code.edit('print(1)');
		code.edit('print("first")');
		expect(code.isEdited).toBe(false);
	});

	it('is never lost nor shown with another program, whatever is looked at and streamed', () => {
		const ids = fc.constantFrom('a', 'b', 'c');
		const step = fc.oneof(
			fc.record({ does: fc.constant('choose' as const), id: ids }),
			fc.record({ does: fc.constant('stream' as const), id: ids, code: fc.string() }),
			fc.record({ does: fc.constant('edit' as const), code: fc.string() }),
			fc.record({ does: fc.constant('undo' as const) }),
		);
		fc.assert(
			fc.property(fc.array(step), (steps) => {
				const code = open();
				const written = new Map<string, string>();
				const edits = new Map<string, string>();
				let chosen = choice('nothing');
				const shown = (id: string) => program(id, written.get(id) ?? '');
				code.show(shown('a'), chosen);
				for (const next of steps) {
					const id = code.shown?.id ?? '';
					if (next.does === 'choose') code.show(shown(next.id), (chosen = choice(next.id)));
					else if (next.does === 'stream') {
						written.set(next.id, next.code);
						code.show(shown(next.id), chosen);
					} else if (next.does === 'edit') {
						edits.set(id, next.code);
						code.edit(next.code);
					} else {
						edits.delete(id);
						code.reset();
					}
					const at = code.shown;
					if (at === null) throw new Error('nothing is shown');
					if (edits.get(at.id) === at.code) edits.delete(at.id);
					expect(code.text).toBe(edits.get(at.id) ?? at.code);
					expect(code.isEdited).toBe(edits.has(at.id));
				}
			}),
		);
	});
});

describe('running by hand', () => {
	it('keeps what was printed with the program it was printed by', async () => {
		const code = new CodeState(new FakePython(() => printed('1\n')), () => 1000);
		code.show(program('first'), choice('first'));
		code.edit('print(1)');
		await code.run();
		code.show(program('second'), choice('second'));
		expect(code.result).toBe(null);
		code.show(program('first'), choice('first'));
		expect(code.result).toEqual(printed('1\n'));
		code.reset();
		expect(code.result).toBe(null);
	});
});

describe("the checker's report", () => {
	const unplaced = { count: 0, published: 0, tree: 0 };
	const placed = (score: number) => ({ ...analysed(score), unplaced });

	it('is the one of the run where it says what was counted where', async () => {
		const python = new FakePython();
		const code = new CodeState(python, () => 1000);
		const kept = placed(3);
		code.show({ ...program('first'), analysis: kept }, choice('first'));
		await code.readAnew();
		expect([code.analysis, python.analysed]).toEqual([kept, []]);
	});

	it('of a run of before is shown until the program has been read anew', async () => {
		const code = new CodeState(new FakePython(undefined, () => placed(3)), () => 1000);
		code.show({ ...program('first'), analysis: analysed(3) }, choice('first'));
		expect(code.analysis).toEqual(analysed(3));
		await code.readAnew();
		expect(code.analysis).toEqual(placed(3));
	});

	it('is none of an edited program until that has been read', async () => {
		const python = new FakePython(undefined, () => placed(1));
		const code = new CodeState(python, () => 1000);
		code.show({ ...program('first'), analysis: placed(3), prose: 'So:' }, choice('first'));
		code.edit('print(1)');
		expect(code.analysis).toBeNull();
		await code.readAnew();
		expect([code.analysis, python.analysed]).toEqual([placed(1), [{ code: 'print(1)', prose: 'So:' }]]);
		code.reset();
		expect(code.analysis).toEqual(placed(3));
	});
});
