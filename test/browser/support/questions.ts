/** Of the examples, as a person would type them. */
export const LARGER = 'Which is larger, 9.11 or 9.9?';
export const GAME_24 = 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.';
