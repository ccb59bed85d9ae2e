/** Of MPEG-1 Layer III at 128 kbit/s and 44.1 kHz: its header, its bytes, and how long it sounds. */
const FRAME = { header: [0xff, 0xfb, 0x90, 0x00], bytes: 417, seconds: 1152 / 44_100 };

/** Silence as an MP3. @param {number} seconds */
export function silence(seconds) {
  const frame = Buffer.alloc(FRAME.bytes);
  Buffer.from(FRAME.header).copy(frame);
  return Buffer.concat(Array(Math.round(seconds / FRAME.seconds)).fill(frame));
}

/**
 * A square that moves, as an MP4 that the browser records.
 * @param {import('playwright-core').Page} page
 * @param {number} seconds
 */
export async function film(page, seconds) {
  const base64 = await page.evaluate(async (length) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const draw = canvas.getContext('2d');
    let drawn = 0;
    const paint = () => {
      draw.fillStyle = '#204060';
      draw.fillRect(0, 0, 320, 180);
      draw.fillStyle = '#f0c040';
      draw.fillRect((drawn++ * 4) % 280, 70, 40, 40);
    };
    paint();
    const painting = setInterval(paint, 40);
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/mp4' });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((done) => { recorder.onstop = done; });
    recorder.start();
    setTimeout(() => recorder.stop(), length * 1000);
    await stopped;
    clearInterval(painting);
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, seconds);
  return Buffer.from(base64, 'base64');
}
