import fc from 'fast-check';

/**
 * A red run means the change is at fault, so every run tries the same values. To look for new ones:
 * `PROPERTY_SEED=$RANDOM PROPERTY_RUNS=1000 npm run test:core`.
 */
const { PROPERTY_SEED = '20410', PROPERTY_RUNS = '100' } = process.env;

fc.configureGlobal({ seed: Number(PROPERTY_SEED), numRuns: Number(PROPERTY_RUNS) });
