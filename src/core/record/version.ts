/** Version of the records that are written now; `parseRun` reads the older ones as well. Apart from the decoders, which come later. */
export const RUN_VERSION = 2;
