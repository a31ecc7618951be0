/** The trained router travels in this option of the learned router, as JSON text; it is set by training and not drawn as a knob. */
export const ROUTER_MODEL_OPTION = 'model';
