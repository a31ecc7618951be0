// Node 20 does not run TypeScript; Vite, which has just built the page, does.
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('./bench.ts', import.meta.url)), {
	configFile: false,
	logLevel: 'error',
});
await module.bench(process.argv.slice(2).map((word) => word.toLowerCase()));
