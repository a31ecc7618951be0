/** Hash of the sandbox's own code and of Pyodide's version; put in by sandbox.plugin.ts. */
declare const SANDBOX_BUILD: string;

/** What the service worker keeps; put in by offline.plugin.ts. */
declare const PAGE_FILES: Readonly<Record<string, string>>;

declare module '*.ts?bundled' {
	/** The module and all it imports as one classic script. */
	const source: string;
	export default source;
}
