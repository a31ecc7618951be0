/**
 * Whether this engine ends a worker's WebAssembly only where that calls JavaScript. WebKit does; it is known by what its errors carry
 * and no other engine's do.
 */
export const ENDS_LATE = Object.hasOwn(new Error(), 'line');
