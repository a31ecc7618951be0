/** What wheels and images of Python packages may take of the browser's room together, in MB (2^20 bytes): the usual packages and to spare. */
export const KEPT_PACKAGES_MB = 400;
