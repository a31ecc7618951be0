/** The learned examples travel in this option, as JSON text; they are set by learning and not drawn as a knob. */
export const EXAMPLES_OPTION = 'examples';
