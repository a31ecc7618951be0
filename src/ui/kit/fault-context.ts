/** Context: a `(error: unknown) => void` that is told of every fault a `Guard` keeps to its part, where somebody must know. */
export const FAULTS = Symbol('who is told of faults in drawing');
