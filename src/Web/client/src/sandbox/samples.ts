/** Files as customers send them, made on the phone, so that the desk has something to show. */

/** A photograph, as far as a program can take one: a parcel on a doorstep. */
export async function samplePicture(): Promise<File> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [960, 720];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws nothing.');
  const draw = (color: string, x: number, y: number, width: number, height: number) => {
    context.fillStyle = color;
    context.fillRect(x, y, width, height);
  };
  draw('#d8dee6', 0, 0, 960, 470);
  draw('#8c7765', 0, 470, 960, 250);
  draw('#4b5d73', 110, 60, 300, 410);
  draw('#c79a63', 470, 330, 340, 250);
  draw('#e3c08d', 610, 330, 60, 250);
  draw('#f7f4ee', 500, 460, 90, 70);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  if (!blob) throw new Error('This browser makes no picture.');
  return new File([blob], 'photo.jpg', { type: blob.type });
}

const FRAME = [0xff, 0xfb, 0x90, 0xc0];
const FRAME_SIZE = 417;
const FRAMES = 230;

/** Six seconds of somebody who says nothing: MP3 frames (128 kbit/s, 44.1 kHz, mono) without content. */
export function sampleVoice(): File {
  const sound = new Uint8Array(FRAME_SIZE * FRAMES);
  for (let frame = 0; frame < FRAMES; frame++) sound.set(FRAME, frame * FRAME_SIZE);
  return new File([sound], 'voice.mp3', { type: 'audio/mpeg' });
}

/** An invoice of one page. */
export function sampleInvoice(): File {
  const drawn = 'BT /F1 28 Tf 60 740 Td (Facture 2026-118) Tj /F1 14 Tf 0 -48 Td (1 x Colis 4512      49,00 EUR) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [4 0 R] /Count 1 >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>',
    `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new File([text], 'facture-2026-118.pdf', { type: 'application/pdf' });
}
