/**
 * No package of Python that a web page can use is larger, in MB (2^20 bytes): Pyodide's have up to about 20. Lock files name no sizes,
 * and a file's hash is known only when all of it has come.
 */
export const LARGEST_WHEEL_MB = 200;
