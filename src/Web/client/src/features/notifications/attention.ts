/** Every tab of the desk holds it while its reader looks at it. */
const LOOKING = 'parloir.looking';

/** Tells the browser's other tabs while this one is looked at. @returns ends it */
export function shareAttention(): () => void {
  let end: (() => void) | null = null;
  const release = () => {
    end?.();
    end = null;
  };
  const look = () => {
    if (document.hidden || !document.hasFocus()) {
      release();
    } else if (!end) {
      const looking = new Promise<void>((resolve) => {
        end = resolve;
      });
      void navigator.locks.request(LOOKING, { mode: 'shared' }, () => looking);
    }
  };
  look();
  window.addEventListener('focus', look);
  window.addEventListener('blur', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('focus', look);
    window.removeEventListener('blur', look);
    document.removeEventListener('visibilitychange', look);
    release();
  };
}

/** Whether any tab of the desk in this browser is looked at. */
export const hasAttention = async (): Promise<boolean> => ((await navigator.locks.query()).held ?? []).some(({ name }) => name === LOOKING);
