import type { PointerEvent } from 'react';

/** A title whose words are made for who points at it: a list has many, and few are ever read. */
export const titled = (words: () => string) => ({
  onPointerEnter: ({ currentTarget }: PointerEvent<HTMLElement>): void => {
    currentTarget.title = words();
  },
  onPointerLeave: ({ currentTarget }: PointerEvent<HTMLElement>): void => currentTarget.removeAttribute('title'),
});
