const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_SIZE = 22;

interface Entry {
	name: string;
	/** Of the directory at the end. */
	record: Buffer;
	/** Local header, name and data as they are in the file. */
	body: Buffer;
}

/**
 * A wheel without the files that no web page can use (programs of other systems, headers, test suites). What stays is copied as it is
 * compressed, so that the result is the same bytes on every machine. Throws when it is no zip archive of the usual kind.
 *
 * @param without starts of paths, or `/name/` for a folder anywhere
 */
export function slimWheel(wheel: Buffer, without: readonly string[]): Buffer {
	if (without.length === 0) return wheel;
	const isLeftOut = (name: string) =>
		without.some((part) => (part.startsWith('/') ? `/${name}`.includes(part) : name.startsWith(part)));
	const kept = readEntries(wheel).filter(({ name }) => !isLeftOut(name));
	let offset = 0;
	const records = kept.map(({ record, body }) => {
		const moved = Buffer.from(record);
		moved.writeUInt32LE(offset, 42);
		offset += body.length;
		return moved;
	});
	const directory = Buffer.concat(records);
	const end = Buffer.alloc(END_SIZE);
	end.writeUInt32LE(END, 0);
	end.writeUInt16LE(kept.length, 8);
	end.writeUInt16LE(kept.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...kept.map(({ body }) => body), directory, end]);
}

function readEntries(wheel: Buffer): Entry[] {
	const end = wheel.length - END_SIZE;
	if (end < 0 || wheel.readUInt32LE(end) !== END) throw new Error('the wheel is no plain zip archive');
	const count = wheel.readUInt16LE(end + 10);
	let at = wheel.readUInt32LE(end + 16);
	const records: Buffer[] = [];
	for (let index = 0; index < count; index++) {
		if (wheel.readUInt32LE(at) !== ENTRY) throw new Error('the wheel’s list of files cannot be read');
		const size = 46 + wheel.readUInt16LE(at + 28) + wheel.readUInt16LE(at + 30) + wheel.readUInt16LE(at + 32);
		records.push(wheel.subarray(at, at + size));
		at += size;
	}
	return records.map((record) => {
		const name = record.subarray(46, 46 + record.readUInt16LE(28)).toString('utf8');
		const start = record.readUInt32LE(42);
		if (wheel.readUInt32LE(start) !== LOCAL) throw new Error(`${name} cannot be found in the wheel`);
		// A size that follows the data (bit 3) would have to be copied as well; builders of wheels know it beforehand.
		if ((record.readUInt16LE(8) & 8) !== 0)
			throw new Error(`${name} is stored in a way that is not known here`);
		const head = 30 + wheel.readUInt16LE(start + 26) + wheel.readUInt16LE(start + 28);
		return { name, record, body: wheel.subarray(start, start + head + record.readUInt32LE(20)) };
	});
}
