// A process of its own: customers write to ADDRESS, RATE messages a second in webhooks of ten, until the parent hangs up. Sends what it has done to the parent.
import { write } from '../harness/webhook.mjs';

const [address, rate, customers] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const BATCH = 10;
const AT_ONCE = 16;
const started = performance.now();
const running = new Set();
let sent = 0;
let done = 0;

const batch = () => Array.from({ length: BATCH }, (_, index) => {
  const number = sent + index;
  return { phone: `3369${String(number % customers).padStart(7, '0')}`, text: `Message ${number}: where is my parcel, please?` };
});

setInterval(() => {
  const due = ((performance.now() - started) / 1000) * rate;
  while (sent < due && running.size < AT_ONCE) {
    const answered = write(address, ...batch()).then(() => { done += BATCH; }).finally(() => running.delete(answered));
    running.add(answered);
    sent += BATCH;
  }
}, 5);
setInterval(() => process.send?.({ done, seconds: (performance.now() - started) / 1000 }), 250);
process.on('disconnect', () => process.exit(0));
