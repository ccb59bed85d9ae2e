/** Hebrew, Arabic and the scripts beside them, and the marks that turn the writing around. */
const TURNS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200f\u202a-\u202e\u2066-\u2069]/u;

/** What goes into a sentence keeps its direction to itself; where it has that of the sentence nothing is added. */
export const isolated = (value: string): string => (TURNS.test(value) ? `\u2068${value}\u2069` : value);
