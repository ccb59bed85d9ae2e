// Draws small pictures for the silo at the other end of the standard input and output. What comes in: the length (4 bytes, little endian) and the picture. What goes out: the
// length, a kind (1 byte), and that many bytes: 0 once it is ready, then for each picture 1 with the WebP, 2 with why there is none,
// or 3 when it took too long.
// The end of the input ends it, also when the silo is killed.
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import sharp from 'sharp';

const [edge, pixels, seconds] = process.argv.slice(1).map(Number);
const READY = 0, DRAWN = 1, UNREADABLE = 2, LATE = 3;

// When memory or processors are short, this is what goes without.
setPriority(10);
try {
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // Not on Linux.
}

// Pictures of strangers meet four decoders and no others.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadNsgifBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

async function draw(picture) {
  try {
    const drawn = await sharp(picture, { limitInputPixels: pixels, failOn: 'error', sequentialRead: true, pages: 1 })
      .autoOrient()
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75, effort: 3 })
      .timeout({ seconds })
      .toBuffer();
    return [DRAWN, drawn];
  } catch (error) {
    const why = String(error?.message ?? error).slice(0, 500);
    return [why.startsWith('timeout') ? LATE : UNREADABLE, Buffer.from(why)];
  }
}

function answer(kind, bytes) {
  const head = Buffer.alloc(5);
  head.writeUInt32LE(bytes.length, 0);
  head[4] = kind;
  process.stdout.write(Buffer.concat([head, bytes]));
}

async function* pictures(input) {
  let parts = [], held = 0, wanted = null;
  for await (const part of input) {
    parts.push(part);
    held += part.length;
    while (held >= (wanted ?? 4)) {
      const all = Buffer.concat(parts);
      const taken = wanted ?? 4;
      if (wanted === null) wanted = all.readUInt32LE(0);
      else {
        yield all.subarray(0, wanted);
        wanted = null;
      }
      parts = [all.subarray(taken)];
      held = all.length - taken;
    }
  }
}

process.stdin.once('end', () => process.exit());
answer(READY, Buffer.alloc(0));
for await (const picture of pictures(process.stdin)) answer(...await draw(picture));
