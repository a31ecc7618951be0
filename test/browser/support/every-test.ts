import { afterEach } from 'vitest';
import { expectNothingBroken } from './app.ts';

// For every file anew, while the modules that files share are read once a worker.
afterEach(expectNothingBroken);
