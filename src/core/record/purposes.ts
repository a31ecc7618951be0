/** The model answers what its program asks it in the middle of its work; such a reply is no answer to the question. */
export const THINKS = 'thinks inside the program';
