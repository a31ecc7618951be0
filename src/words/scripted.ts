/** Stands wherever the demo model spoke. */
export const SCRIPTED_MODEL = 'scripted demo model, not an LLM';

/** The same of several that spoke: all of them, or some. */
export const scriptedModels = { all: SCRIPTED_MODEL, part: `in part the ${SCRIPTED_MODEL}` } as const;

/** Behind a model's name. */
export const SCRIPTED_MARK = ' (scripted, not an LLM)';
