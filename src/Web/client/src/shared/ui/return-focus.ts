const IN_FRONT = '[role="dialog"], [role="menu"], [data-radix-popper-content-wrapper]';
let place: HTMLElement | null = null;

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(IN_FRONT)) place = target;
});

/**
 * When a dialog closes: the keyboard goes back to where it was before anything stood in front. Dialogs here open from state and have no trigger, and without one the library
 * leaves the keyboard nowhere, so that what is typed next would run shortcuts. Whoever has taken it meanwhile keeps it, which a trigger would not let him: an emoji is written
 * where its picker was called from, and the letters after it belong there too.
 */
export function returnFocus(event: Event): void {
  event.preventDefault();
  if (document.activeElement === null || document.activeElement === document.body) place?.focus();
}
