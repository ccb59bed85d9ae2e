/** A frame of 60 a second. */
export const FRAME = 1000 / 60;

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];
/** What the main thread does, by the events of Chromium's trace; the rest is `other`. */
const KINDS = {
  script: ['FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'TimerFire', 'FireAnimationFrame', 'EventDispatch'],
  collector: ['MinorGC', 'MajorGC', 'BlinkGC.AtomicPhase'],
  style: ['UpdateLayoutTree', 'RecalculateStyles'],
  layout: ['Layout', 'IntersectionObserverController::computeIntersections'],
  paint: ['PrePaint', 'Paint', 'PaintImage', 'Layerize', 'Commit', 'UpdateLayer', 'UpdateLayerTree'],
};
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind])));

/**
 * What one stretch of time cost the page. Work is processor time of the page's main thread: what it waits for a core that others have is not in it.
 * @typedef {object} Stretch
 * @property {number} fps pictures a second, as the page's own animation frames came
 * @property {number} frame95 95 % of them came within so many milliseconds
 * @property {number} work milliseconds of work a second
 * @property {Record<string, number>} parts the same by what it was
 * @property {number} longest the longest task, milliseconds
 * @property {number} over tasks that took longer than a frame
 * @property {number} heap megabytes of script after it
 * @property {number} nodes nodes of the document after it
 */

/** Measures a page by the browser's own trace. */
export class FrameMeter {
  #page;
  #cdp;

  /** @param {import('playwright-core').Page} page @param {import('playwright-core').CDPSession} cdp */
  constructor(page, cdp) {
    this.#page = page;
    this.#cdp = cdp;
  }

  /** @param {import('playwright-core').Page} page */
  static async of(page) {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    return new FrameMeter(page, cdp);
  }

  /** @param {() => Promise<unknown>} act what happens meanwhile @returns {Promise<Stretch>} */
  async during(act) {
    const events = /** @type {any[]} */ ([]);
    const keep = ({ value }) => events.push(...value);
    this.#cdp.on('Tracing.dataCollected', keep);
    await this.#cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] } });
    await this.#page.evaluate(watchFrames);
    await act();
    const frames = await this.#page.evaluate(takeFrames);
    const complete = new Promise((resolve) => this.#cdp.once('Tracing.tracingComplete', resolve));
    await this.#cdp.send('Tracing.end');
    await complete;
    this.#cdp.off('Tracing.dataCollected', keep);
    // What nobody holds any more is not what the page needs.
    await this.#cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.#cdp.send('Performance.getMetrics');
    const metric = (name) => metrics.find((each) => each.name === name)?.value ?? 0;
    return { ...pace(frames), ...work(events, sum(frames) / 1000), heap: metric('JSHeapUsedSize') / 2 ** 20, nodes: metric('Nodes') };
  }
}

/** In the page: notes how long each picture took. */
function watchFrames() {
  const frames = /** @type {number[]} */ ([]);
  let last = performance.now();
  let running = true;
  const tick = (now) => {
    frames.push(now - last);
    last = now;
    if (running) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  globalThis.stopFrames = () => {
    running = false;
    return frames.slice(1);
  };
}

function takeFrames() {
  return globalThis.stopFrames();
}

/** @param {number[]} frames */
function pace(frames) {
  const sorted = [...frames].sort((a, b) => a - b);
  return { fps: frames.length / (sum(frames) / 1000), frame95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 };
}

/** @param {any[]} events @param {number} seconds */
function work(events, seconds) {
  const main = mainThread(events);
  const spans = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === main.pid && tid === main.tid).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const tasks = spans.filter(({ name }) => name === 'RunTask').map(took);
  const parts = { script: 0, collector: 0, style: 0, layout: 0, paint: 0, other: 0 };
  for (const [kind, time] of selfTimes(spans)) parts[kind] += time / seconds;
  return { work: sum(tasks) / seconds, parts, longest: Math.max(0, ...tasks), over: tasks.filter((time) => time > FRAME).length };
}

/** Processor time where the trace has it. */
const took = ({ dur, tdur }) => (tdur ?? dur) / 1000;

/** Each span without those that lie in it, by its kind; what has no kind counts to what it lies in. */
function* selfTimes(spans) {
  const open = /** @type {{ end: number, kind: string, own: number }[]} */ ([]);
  for (const span of spans) {
    while (open.length > 0 && open.at(-1).end <= span.ts) yield closed(open);
    const outer = open.at(-1);
    const time = took(span);
    if (outer) outer.own -= time;
    open.push({ end: span.ts + span.dur, kind: KIND_OF.get(span.name) ?? outer?.kind ?? 'other', own: time });
  }
  while (open.length > 0) yield closed(open);
}

const closed = (open) => {
  const { kind, own } = open.pop();
  return [kind, Math.max(0, own)];
};

/** The main thread that did most: the one of the page that is measured. */
function mainThread(events) {
  const busy = new Map();
  for (const { name, ph, pid, tid, dur } of events) {
    if (ph !== 'X' || name !== 'FireAnimationFrame') continue;
    const key = `${pid} ${tid}`;
    busy.set(key, { pid, tid, time: (busy.get(key)?.time ?? 0) + dur });
  }
  return [...busy.values()].sort((a, b) => b.time - a.time)[0] ?? { pid: 0, tid: 0 };
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** @param {string} label @param {Stretch} stretch */
export function line(label, { fps, frame95, work: busy, parts, longest, over, heap, nodes }) {
  const share = Object.entries(parts).map(([kind, time]) => `${kind} ${time.toFixed(0)}`).join(', ');
  return `${label.padEnd(34)} ${fps.toFixed(1).padStart(5)} fps, 95 % within ${frame95.toFixed(0)} ms; work ${busy.toFixed(0)} ms/s (${share}); longest task ${longest.toFixed(1)} ms, ${over} over a frame; ${heap.toFixed(0)} MB, ${nodes} nodes`;
}
