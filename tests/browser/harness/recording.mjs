/**
 * Records what a browser records: a tone, or a film of a moving square, as WebM, which does not tell how long it is.
 * @param {import('playwright-core').Page} page
 * @param {'audio' | 'video'} kind
 * @param {number} seconds
 * @returns {Promise<Buffer>}
 */
export async function record(page, kind, seconds) {
  const base64 = await page.evaluate(async ({ kind, seconds }) => {
    const context = new AudioContext();
    const [tone, sound] = [new OscillatorNode(context), new MediaStreamAudioDestinationNode(context)];
    tone.connect(sound);
    tone.start();
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
    const stream = kind === 'audio' ? sound.stream : canvas.captureStream(25);
    const recorder = new MediaRecorder(stream, { mimeType: `${kind}/webm` });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((done) => { recorder.onstop = done; });
    recorder.start();
    setTimeout(() => recorder.stop(), seconds * 1000);
    await stopped;
    clearInterval(painting);
    await context.close();
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, { kind, seconds });
  return Buffer.from(base64, 'base64');
}
