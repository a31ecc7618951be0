import type { ImageFile, KeptPackage, PackageImage } from './python.protocol.ts';

/**
 * What the frame keeps of a package: its libraries compiled, and the rest so that giving it to an interpreter costs little. A library
 * that is no WebAssembly (of another system) stays a file; whoever loads it hears of it.
 */
export async function keepImage({ files, libraries, bytes }: PackageImage): Promise<KeptPackage> {
	const results = await Promise.allSettled(
		libraries.map(({ start, end }) => WebAssembly.compile(new Uint8Array(bytes, start, end - start))),
	);
	const compiled = libraries.flatMap(({ path }, index) => {
		const result = results[index];
		return result?.status === 'fulfilled' ? [{ path, module: result.value }] : [];
	});
	const isWhole = compiled.length < libraries.length;
	const places = isWhole ? libraries : libraries.map(({ path }) => ({ path, start: 0, end: 0 }));
	const all = [...files, ...places];
	const read = ({ start, end }: ImageFile) => new Uint8Array(bytes, start, end - start);
	const sources = all.filter(isSource);
	const others = all.filter((file) => !isSource(file));
	return {
		files: laid(others),
		bytes: await new Blob(others.map(read)).arrayBuffer(),
		sources: { files: laid(sources), bytes: new Blob(sources.map(read)) },
		libraries: compiled,
	};
}

function isSource({ path }: ImageFile): boolean {
	return path.endsWith('.py');
}

/** The same files one after the other. */
function laid(files: readonly ImageFile[]): readonly ImageFile[] {
	let at = 0;
	return files.map(({ path, start, end }) => ({ path, start: at, end: (at += end - start) }));
}
