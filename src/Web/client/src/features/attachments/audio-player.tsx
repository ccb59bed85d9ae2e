import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { minutesAndSeconds } from '@/shared/format/time';
import { useWords } from '@/shared/i18n/use-words';

const SPEEDS = [1, 1.5, 2] as const;
/** Seconds for a key: a tenth, which a pointer wants, leads nowhere. */
const STEPS: Partial<Record<string, number>> = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5 };

interface AudioPlayerProps {
  name: string;
  address: string;
  onUnplayable: () => void;
}

/** Sound and voice: play, move, hear it faster. */
export function AudioPlayer({ name, address, onUnplayable }: AudioPlayerProps) {
  const { t, language } = useWords();
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>(1);

  const toggle = () => {
    if (!audio.current) return;
    if (playing) audio.current.pause();
    else void audio.current.play().catch(onUnplayable);
  };
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  const move = (to: number) => {
    setAt(to);
    if (audio.current) audio.current.currentTime = to;
  };
  const times = new Intl.NumberFormat(language).format(speed);

  return (
    <div role="group" aria-label={name} className="flex h-10 items-center gap-2">
      <audio
        ref={audio}
        src={address}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={(event) => setLength(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)}
        onError={onUnplayable}
      >
        <track kind="captions" />
      </audio>
      <button type="button" aria-label={playing ? t('media.pause') : t('media.play')} onClick={toggle} className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-strong">
        {playing ? <Pause aria-hidden size={15} /> : <Play aria-hidden size={15} className="ml-0.5" />}
      </button>
      <input
        type="range"
        min={0}
        max={Math.max(length, 0.1)}
        step={0.1}
        value={Math.min(at, length)}
        aria-label={t('media.position')}
        aria-valuetext={`${minutesAndSeconds(at)} / ${minutesAndSeconds(length)}`}
        onChange={(event) => move(event.target.valueAsNumber)}
        onKeyDown={(event) => {
          const step = STEPS[event.key];
          if (step === undefined) return;
          event.preventDefault();
          move(Math.min(length, Math.max(0, at + step)));
        }}
        className="h-4 min-w-0 flex-1 accent-(--accent-ink)"
      />
      <span className="tabular w-9 text-right text-2xs text-ink-3">{minutesAndSeconds(at > 0 ? at : length)}</span>
      <button type="button" aria-label={t('media.speed', { speed: times })} onClick={faster} className="tabular inline-flex h-6 w-8 items-center justify-center rounded text-2xs font-medium text-ink-2 hover:bg-hover max-md:size-9">{times}×</button>
    </div>
  );
}
