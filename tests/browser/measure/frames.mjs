// node measure/frames.mjs [ADDRESS]: the desk while a thousand messages a second come into its workspace, against the same desk when nothing comes. docs/performance.md has the figures.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Browser } from '../harness/browser.mjs';
import { Desk } from '../harness/desk.mjs';
import { eventually } from '../harness/eventually.mjs';
import { Silo } from '../harness/silo.mjs';
import { write } from '../harness/webhook.mjs';
import { FrameMeter, line } from './frame-meter.mjs';

const SECONDS = Number(process.env.SECONDS ?? 10);
const RATE = Number(process.env.RATE ?? 1000);
const CUSTOMERS = 400;
const OPEN = { phone: '33690000000', text: 'The one that is open' };

const given = process.argv[2];
const silo = given ? null : await Silo.start();
const address = given ?? silo.address;
const browser = await Browser.launch();
try {
  await write(address, OPEN);
  const desk = await Desk.enter(browser, await browser.person(), address, 'admin@demo.test');
  await desk.page.goto(`${address}/conversations?tab=all`);
  await desk.row(OPEN.phone).first().waitFor();
  await desk.open(OPEN.phone);
  const meter = await FrameMeter.of(desk.page);
  const rest = () => new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));

  console.log(line('idle', await meter.during(rest)));
  const load = fork(fileURLToPath(new URL('load.mjs', import.meta.url)), [address, String(RATE), String(CUSTOMERS)]);
  let last = { done: 0, seconds: 0 };
  load.on('message', (message) => { last = message; });
  await eventually('the load runs', async () => last.done > RATE, 60_000);
  for (const label of ['load', 'load, again']) {
    const before = last;
    const stretch = await meter.during(rest);
    console.log(line(`${label}, ${((last.done - before.done) / (last.seconds - before.seconds)).toFixed(0)} messages/s`, stretch));
  }
  load.disconnect();
  console.log(line('idle, afterwards', await meter.during(rest)));
} finally {
  await browser.close();
  await silo?.dispose();
}
