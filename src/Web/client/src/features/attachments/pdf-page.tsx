import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import type { PDFDocumentProxy } from './pdf-document';

interface PdfPageProps {
  document: PDFDocumentProxy;
  number: number;
  /** Of the width of the column. */
  zoom: number;
  onSeen: (number: number) => void;
}

const WIDTH = 820;
/** Of a page that was not read yet: A4, as most are. */
const A4 = 1.414;

/** One page: it has its place at once, is drawn when it comes near and let go when it is far. Its words are there for those who do not see it. */
export function PdfPage({ document, number, zoom, onSeen }: PdfPageProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const near = useNear(box, () => onSeen(number));
  const [shape, setShape] = useState(A4);
  const [words, setWords] = useState('');

  useEffect(() => {
    const target = canvas.current;
    if (!near || !target) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const draw = async () => {
      const page = await document.getPage(number);
      signal.throwIfAborted();
      const natural = page.getViewport({ scale: 1 });
      setShape(natural.height / natural.width);
      const viewport = page.getViewport({ scale: (target.clientWidth / natural.width) * Math.min(2, window.devicePixelRatio) });
      [target.width, target.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
      const drawing = page.render({ canvas: target, viewport });
      signal.addEventListener('abort', () => drawing.cancel());
      await drawing.promise;
      const { items } = await page.getTextContent();
      signal.throwIfAborted();
      setWords(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    };
    // A page that was scrolled past stops being drawn; one that is broken stays white, the others are read all the same.
    draw().catch(() => undefined);
    return () => {
      leaving.abort();
      [target.width, target.height] = [0, 0];
    };
  }, [document, number, near, zoom]);

  return (
    <div ref={box} style={{ width: `calc(min(100%, ${WIDTH}px) * ${zoom})`, aspectRatio: `1 / ${shape}` }} className="relative mx-auto mb-3 bg-white shadow-pop last:mb-0">
      <canvas ref={canvas} aria-hidden className="size-full" />
      <div role="group" aria-label={t('media.page', { page: number })} className="sr-only">{words}</div>
    </div>
  );
}

/** Whether it is in sight or about to be; tells when it is what is being looked at. */
function useNear(box: React.RefObject<HTMLElement | null>, onSeen: () => void): boolean {
  const [near, setNear] = useState(false);
  const seen = useEffectEvent(onSeen);
  useEffect(() => {
    if (!box.current) return;
    const around = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { rootMargin: '800px' });
    const middle = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting) seen(); }, { rootMargin: '-45% 0px -45% 0px' });
    around.observe(box.current);
    middle.observe(box.current);
    return () => {
      around.disconnect();
      middle.disconnect();
    };
  }, [box]);
  return near;
}
