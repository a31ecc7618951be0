import type { PyodideAPI } from 'pyodide';
import type { PyCallable, PyProxy } from 'pyodide/ffi';
import type { ImageFile, KeptPackage, PackageImage, Wheel } from '../python.protocol.ts';

/** The functions of Emscripten's file system that are used here; its types are not installed. */
interface Files {
	mkdirTree(path: string): void;
	writeFile(path: string, bytes: Uint8Array): void;
	readFile(path: string, options?: object): Uint8Array | WebAssembly.Module;
	lookupPath(path: string): { path: string; node: Folder };
}

/** A folder of Emscripten's file system in memory. */
interface Folder {
	contents: Record<string, unknown>;
	node_ops: { mknod(folder: Folder, name: string, mode: number, device: number): File };
}

interface File {
	contents: Uint8Array;
	usedBytes: number;
}

/** A file that everybody may read and its owner write. */
const FILE_MODE = 0o100644;

interface Internals {
	loadDynlib: (path: string) => Promise<void>;
	sitepackages: string;
	/** Where libraries lie that several packages share. */
	dsodir: string;
}

export interface MadeImage {
	image: PackageImage;
	/** All that was to be imported could be. */
	isWhole: boolean;
}

interface Made {
	files: string[];
	libraries: string[];
	isWhole: boolean;
}

interface Finder extends PyProxy {
	add: PyCallable;
	forget: PyCallable;
}

interface Helper extends PyProxy {
	note: PyCallable;
	compile_imports: PyCallable;
}

/**
 * Packages of one interpreter. Instead of `loadPackage`, which unpacks, compiles and instantiates everything each time, files are laid
 * into the file system as they are in an image, without copying, and modules are found without looking for them (finder.py); a library
 * is instantiated when a program first imports it, from the module that the frame compiled once.
 */
export class Shelf {
	readonly #pyodide: PyodideAPI;
	readonly #files: Files;
	readonly #modules = new Map<string, WebAssembly.Module>();

	constructor(pyodide: PyodideAPI) {
		this.#pyodide = pyodide;
		this.#files = pyodide.FS as Files;
		const read = this.#files.readFile.bind(this.#files);
		// Emscripten reads a library by this function and takes a compiled one as well; Python's open() goes another way.
		this.#files.readFile = (path, options) => this.#moduleAt(path) ?? read(path, options);
	}

	async place(packages: readonly KeptPackage[]): Promise<void> {
		if (packages.length === 0) return;
		const finder = this.#pyodide.pyimport('sandbox_finder') as Finder;
		const folders = new Map<string, Folder>();
		for (const { files, bytes, sources, libraries } of packages) {
			const read = (start: number, end: number) => new Uint8Array(bytes, start, end - start);
			for (const { path, start, end } of files) this.#lay(folders, path, end - start, () => read(start, end));
			for (const { path, start, end } of sources.files)
				this.#lay(folders, path, end - start, () => readBlob(sources.bytes.slice(start, end)));
			for (const { path, module } of libraries) this.#modules.set(path, module);
			const compiled = files.filter(({ path }) => path.endsWith('.pyc'));
			finder.add(
				JSON.stringify(compiled.map(({ path, start, end }) => [path, start, end])),
				JSON.stringify(files.flatMap(({ path }) => (LIBRARY.test(path) ? [path] : []))),
				read,
			);
		}
		for (const { libraries } of packages) await this.#loadShared(libraries);
	}

	/** Python lets go of all that was placed. */
	forget(): void {
		(this.#pyodide.pyimport('sandbox_finder') as Finder).forget();
	}

	/** Emscripten's own way, by paths, takes ten times as long; a file's content is what `read` gives when it is first asked for. */
	#lay(folders: Map<string, Folder>, path: string, length: number, read: () => Uint8Array): void {
		const end = path.lastIndexOf('/');
		const folder = this.#folder(folders, path.slice(0, end));
		const name = path.slice(end + 1);
		if (name in folder.contents) {
			this.#files.writeFile(path, read());
			return;
		}
		const file = folder.node_ops.mknod(folder, name, FILE_MODE, 0);
		file.usedBytes = length;
		const hold = (contents: Uint8Array): Uint8Array => {
			Object.defineProperty(file, 'contents', { value: contents, writable: true });
			return contents;
		};
		Object.defineProperty(file, 'contents', { get: () => hold(read()), set: hold, configurable: true });
	}

	#folder(folders: Map<string, Folder>, path: string): Folder {
		const known = folders.get(path);
		if (known !== undefined) return known;
		this.#files.mkdirTree(path);
		const { node } = this.#files.lookupPath(path);
		folders.set(path, node);
		return node;
	}

	/** Unpacks a wheel, which stays installed, and imports what is to be compiled. */
	async makeImage({ bytes, to, imports }: Wheel): Promise<MadeImage> {
		const helper = this.#pyodide.pyimport('sandbox_packages') as Helper;
		const { sitepackages, dsodir } = this.#internals();
		helper.note();
		this.#pyodide.unpackArchive(new Uint8Array(bytes), 'wheel', {
			extractDir: to === 'site' ? sitepackages : dsodir,
		});
		const names = JSON.stringify(imports);
		const { files, libraries, isWhole } = JSON.parse(helper.compile_imports(names) as string) as Made;
		await this.#loadShared(libraries.map((path) => ({ path })));
		return { image: this.#packed(files, libraries), isWhole };
	}

	#packed(files: readonly string[], libraries: readonly string[]): PackageImage {
		const read = (path: string) => ({ path, content: this.#files.readFile(path) as Uint8Array });
		const contents = [...files, ...libraries].map(read);
		const bytes = new Uint8Array(contents.reduce((sum, { content }) => sum + content.length, 0));
		let end = 0;
		const places = contents.map(({ path, content }): ImageFile => {
			const start = end;
			bytes.set(content, start);
			end += content.length;
			return { path, start, end };
		});
		return {
			files: places.slice(0, files.length),
			libraries: places.slice(files.length),
			bytes: bytes.buffer,
		};
	}

	/** Those that others name as needed must be there before: nobody looks for them. */
	async #loadShared(libraries: readonly { path: string }[]): Promise<void> {
		const { loadDynlib, dsodir } = this.#internals();
		for (const { path } of libraries) if (path.startsWith(`${dsodir}/`)) await loadDynlib(path);
	}

	#moduleAt(path: string): WebAssembly.Module | undefined {
		if (this.#modules.size === 0 || !path.includes('.so')) return undefined;
		return this.#modules.get(path) ?? this.#modules.get(this.#files.lookupPath(path).path);
	}

	#internals(): Internals {
		return Reflect.get(this.#pyodide, '_api') as Internals;
	}
}

const LIBRARY = /\.so(\.\d+)*$/;

/** Of workers alone: the library of pages, which tests are held to, does not know it. */
declare const FileReaderSync: new () => { readAsArrayBuffer(blob: Blob): ArrayBuffer };

function readBlob(blob: Blob): Uint8Array {
	return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));
}
