// node measure/long.mjs [ADDRESS]: scrolls through a list of ROWS conversations and a thread of MESSAGES messages (100,000 and 50,000, which customers write first: that takes minutes). docs/performance.md has the figures.
import { Api } from '../harness/api.mjs';
import { Browser } from '../harness/browser.mjs';
import { Desk } from '../harness/desk.mjs';
import { eventually } from '../harness/eventually.mjs';
import { Silo } from '../harness/silo.mjs';
import { write } from '../harness/webhook.mjs';
import { FrameMeter, line } from './frame-meter.mjs';

const ROWS = Number(process.env.ROWS ?? 100_000);
const MESSAGES = Number(process.env.MESSAGES ?? 50_000);
const AT_ONCE = 6;
const LONG = { phone: '33670000000', name: 'Long Story' };

const given = process.argv[2];
const silo = given ? null : await Silo.start();
const address = given ?? silo.address;
const browser = await Browser.launch();
try {
  const api = await Api.login(address, 'admin@demo.test');
  // What a server has from an earlier run is measured again.
  if ((await api.conversationOf(LONG.phone)) === null) await seed();
  const desk = await Desk.enter(browser, await browser.person(), address, 'admin@demo.test');
  const meter = await FrameMeter.of(desk.page);
  await scrollList(desk, meter);
  await scrollThread(desk, meter, api);
} finally {
  await browser.close();
  await silo?.dispose();
}

/** Customers write what there is to show; the long conversation last, so that it stands at the top. */
async function seed() {
  const began = Date.now();
  await inParallel(Math.ceil(ROWS / 100), (batch) =>
    write(address, ...Array.from({ length: Math.min(100, ROWS - batch * 100) }, (_, index) => ({ phone: `3368${String(batch * 100 + index).padStart(7, '0')}`, text: `Question ${batch * 100 + index}` }))));
  for (let sent = 0; sent < MESSAGES; sent += 500) {
    const at = Date.now() - (MESSAGES - sent) * 1000;
    await write(address, ...Array.from({ length: Math.min(500, MESSAGES - sent) }, (_, index) => ({ ...LONG, at: new Date(at + index * 1000), text: `Message ${sent + index + 1} of a long story, which goes on.` })));
  }
  console.log(`${ROWS} conversations and ${MESSAGES} messages in one more, in ${Math.round((Date.now() - began) / 1000)} s`);
}

/** @param {number} count @param {(number: number) => Promise<void>} act */
async function inParallel(count, act) {
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < count) await act(next++);
  }));
}

/** As fast as a wheel turns, until nothing more comes or all of it was seen. */
async function scrollList({ page }, meter) {
  await page.goto(`${address}/conversations?tab=all`);
  await page.locator('[data-conversation]').first().waitFor();
  const list = page.getByTestId('conversation-list');
  const height = () => list.evaluate((element) => element.scrollHeight);
  const drawn = () => page.locator('[data-conversation]').count();
  console.log(line('list, as it was opened', await meter.during(() => rest(3000))));
  console.log(line('list, scrolled with pages coming', await meter.during(() => scroll(page, '[data-testid="conversation-list"]', 10_000, 90))), `${await height() / 64} rows loaded, ${await drawn()} drawn`);
  const began = Date.now();
  await list.evaluate(scrollToTheEnd);
  console.log(`${await height() / 64} rows loaded, page by page, in ${Math.round((Date.now() - began) / 1000)} s`);
  console.log(line('list, all of it loaded, at rest', await meter.during(() => rest(3000))), `${await height() / 64} rows loaded, ${await drawn()} drawn`);
  console.log(line('list, all of it loaded, scrolled', await meter.during(() => scroll(page, '[data-testid="conversation-list"]', 10_000, -900))), `${await drawn()} rows drawn`);
}

/** In the page: goes to the end again and again, until no page has come for a while. */
async function scrollToTheEnd(list) {
  const picture = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let before = list.scrollHeight, since = performance.now(); performance.now() - since < 10_000;) {
    list.scrollTo(0, list.scrollHeight);
    await picture();
    if (list.scrollHeight !== before) [before, since] = [list.scrollHeight, performance.now()];
  }
}

/** Upwards through what is loaded page by page, and to the middle of it at once. */
async function scrollThread(desk, meter, api) {
  const { page } = desk;
  const { id } = await eventually('the long conversation is there', () => api.conversationOf(LONG.phone));
  await page.goto(`${address}/conversations/${id}`);
  await desk.thread.waitFor();
  const drawn = () => page.locator('[data-row]').count();
  console.log(line('thread, as it was opened', await meter.during(() => rest(3000))), `${await drawn()} rows drawn`);
  console.log(line('thread, scrolled upwards', await meter.during(() => scroll(page, '[role="log"]', 15_000, -60))), `${await drawn()} rows drawn`);
  await page.goto(`${address}/conversations/${id}?at=${Math.round(MESSAGES / 2)}`);
  await desk.thread.waitFor();
  console.log(line('thread, from its middle downwards', await meter.during(() => scroll(page, '[role="log"]', 15_000, 60))), `${await drawn()} rows drawn`);
}

/** @param {number} milliseconds */
function rest(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Moves by so many pixels with every picture. */
function scroll(page, selector, milliseconds, step) {
  return page.evaluate(([what, duration, by]) => new Promise((resolve) => {
    const element = document.querySelector(what);
    const end = performance.now() + duration;
    const move = () => {
      element.scrollBy(0, by);
      if (performance.now() < end) requestAnimationFrame(move);
      else resolve(null);
    };
    requestAnimationFrame(move);
  }), [selector, milliseconds, step]);
}
