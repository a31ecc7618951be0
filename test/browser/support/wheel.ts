import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface TestWheel {
	fileName: string;
	bytes: Uint8Array;
	/** The package's entry in Pyodide's lock file. */
	locked: Record<string, unknown>;
}

/** The smallest package that Python accepts. @param files path to text */
export function createWheel(name: string, files: Record<string, string>, depends: string[] = []): TestWheel {
	const description = `${name}-1.0.dist-info`;
	const bytes = zip({
		...files,
		[`${description}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
		[`${description}/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
		[`${description}/RECORD`]: '',
	});
	const fileName = `${name}-1.0-py3-none-any.whl`;
	return {
		fileName,
		bytes,
		locked: {
			name,
			version: '1.0',
			file_name: fileName,
			install_dir: 'site',
			package_type: 'package',
			sha256: createHash('sha256').update(bytes).digest('hex'),
			imports: [name],
			depends,
			unvendored_tests: false,
		},
	};
}

/** A zip archive without compression. */
function zip(files: Record<string, string>): Uint8Array {
	const bodies: Buffer[] = [];
	const entries: Buffer[] = [];
	let offset = 0;
	for (const [path, text] of Object.entries(files)) {
		const name = Buffer.from(path);
		const content = Buffer.from(text);
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(0x21, 8);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(content.length, 14);
		common.writeUInt32LE(content.length, 18);
		common.writeUInt16LE(name.length, 22);
		const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, content]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name]));
		bodies.push(body);
		offset += body.length;
	}
	const directory = Buffer.concat(entries);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(entries.length, 4);
	end.writeUInt16LE(entries.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
