/** A customer who waits for so long waits long. */
export const LONG_WAIT = 60 * 60_000;

/** @param milliseconds how long the customer has been waiting */
export const isLongWait = (milliseconds: number): boolean => milliseconds >= LONG_WAIT;
