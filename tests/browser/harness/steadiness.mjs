/** What people call steady is 0.1 for a whole visit; here each place, and each thing that happens in it, has a fifth of that. */
export const MOST_SHIFT = 0.02;

/** Counts in every page of that person what moves without having been asked to, as browsers count it. @param {import('playwright-core').BrowserContext} person */
export function watchShifts(person) {
  return person.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (hadRecentInput) continue;
        // What is written moves a thread up: that is what a thread does.
        const thread = document.querySelector('[role="log"]')?.getBoundingClientRect();
        const isInThread = ({ x, y, right, bottom, width }) => width === 0 || (thread && x >= thread.x && y >= thread.y && right <= thread.right && bottom <= thread.bottom);
        const inThread = sources.every(({ previousRect, currentRect }) => isInThread(previousRect) && isInThread(currentRect));
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
          const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
          return `${element?.outerHTML?.slice(0, 160) ?? 'something that is gone'}: ${place(previousRect)} -> ${place(currentRect)}`;
        });
        window.shifts.push({ value, inThread, moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/**
 * How much has moved since this was asked last, and what.
 * @param {import('playwright-core').Page} page
 * @param {{ beside?: boolean }} [options] beside the thread alone
 * @returns {Promise<{ value: number, moved: string[] }>}
 */
export async function shiftsOf(page, { beside = false } = {}) {
  // What the last picture moved is told after it.
  await page.evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told)))));
  const shifts = (await page.evaluate(() => window.shifts.splice(0))).filter(({ inThread }) => !(beside && inThread));
  return { value: shifts.reduce((sum, { value }) => sum + value, 0), moved: shifts.flatMap(({ value, moved }) => moved.map((what) => `${value.toFixed(4)} ${what}`)) };
}
