/** What a capsule says of itself, so that no other JSON is taken for one. */
export const CAPSULE_FORMAT = 'codesteer-capsule';
