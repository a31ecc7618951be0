/** Longest nickname, name of a model and version in code points. */
export const LONGEST = { nickname: 24, model: 60, version: 20 } as const;
