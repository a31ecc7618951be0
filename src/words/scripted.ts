/** Stands wherever the demo model spoke. */
export const SCRIPTED_MODEL = 'scripted demo model, not an LLM';
