import { isRecord } from '../json.ts';
import { readReply } from '../reply/read.ts';
import type { Reading } from '../reply/reading.ts';

type Stored = Record<string, unknown>;

/**
 * Records of version 1 in the shape of version 2: what was read in a reply, and which reply a program is from, were found out
 * anew at each look then. Damaged records pass through as they are; the decoders say what is wrong with them.
 */
export function fromVersion1(records: readonly unknown[]): readonly unknown[] {
	const calls = new Calls();
	return records.flatMap((record): readonly unknown[] =>
		isRecord(record) ? upgraded(record, calls) : [record],
	);
}

function upgraded(record: Stored, calls: Calls): readonly Stored[] {
	switch (record['type']) {
		case 'run-start':
			return [{ ...record, version: 2 }];
		case 'call-start':
			calls.begin(record);
			return [record];
		case 'call-end':
		case 'call-failed': {
			const { text } = record;
			const reading = record['reading'] ?? readReply(typeof text === 'string' ? text : '');
			calls.end(record['callId'], reading);
			return [{ ...record, reading }];
		}
		case 'code-start': {
			calls.run(record);
			return [{ ...record, callId: calls.writerOf(record) }];
		}
		case 'analysis': {
			const codeId = record['codeId'] ?? calls.lastRunIn(record['turn']);
			return codeId === null ? [] : [{ ...record, codeId }];
		}
		default:
			return [record];
	}
}

interface Call {
	callId: unknown;
	turn: unknown;
	role: unknown;
	code: string | null;
	hasRun: boolean;
}

/** The calls and programs of a record so far. */
class Calls {
	readonly #calls: Call[] = [];
	readonly #runs: Stored[] = [];

	begin({ callId, turn, role }: Stored): void {
		this.#calls.push({ callId, turn, role, code: null, hasRun: false });
	}

	end(callId: unknown, reading: unknown): void {
		const call = this.#calls.findLast((known) => known.callId === callId);
		if (call !== undefined) call.code = (reading as Reading | undefined)?.program?.code ?? null;
	}

	run(record: Stored): void {
		this.#runs.push(record);
	}

	lastRunIn(turn: unknown): unknown {
		return this.#runs.findLast((run) => run['turn'] === turn)?.['codeId'] ?? null;
	}

	/** The call that wrote a program: two solvers may answer in one turn, and the text of the program tells them apart. */
	writerOf({ turn, purpose, code }: Stored): unknown {
		const isChecker = purpose === 'check';
		const possible = this.#calls.filter(
			(call) => call.turn === turn && (isChecker ? call.role === 'checker' : ANSWERING.includes(call.role)),
		);
		const same = possible.filter((call) => call.code === code);
		// A program that ran once more at the end of a method belongs to the reply it was run for before.
		const writer = same.findLast((call) => !call.hasRun) ?? same.at(-1) ?? possible.at(-1);
		if (writer === undefined) return null;
		writer.hasRun = true;
		return writer.callId;
	}
}

const ANSWERING: readonly unknown[] = ['task', 'summariser'];
