/** How a reply answers: in words, or by a program. */
export type Way = 'text' | 'code';

/** What a speaker was asked for; `free`: the way was left open. */
export type Steer = Way | 'free';
