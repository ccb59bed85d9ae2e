import { FileUp } from 'lucide-react';
import { useState, type DragEvent, type ReactNode } from 'react';
import type { Standing } from '@/features/workbench/standing';
import { useWords } from '@/shared/i18n/use-words';
import { useFileLimits } from './composer-tools';

interface DropZoneProps {
  head: Standing;
  /** False where nothing can be sent. */
  enabled: boolean;
  onFiles: (files: readonly File[]) => void;
  children: ReactNode;
}

/** Takes files that are dropped anywhere on the conversation, and says beforehand what goes (S2-31). */
export function DropZone({ head, enabled, onFiles, children }: DropZoneProps) {
  const { t } = useWords();
  const limits = useFileLimits(head.channel.type);
  // Of the elements under the pointer, those entered and not left: a drag passes over many.
  const [depth, setDepth] = useState(0);
  const carriesFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files');

  return (
    // Files can also be chosen by the button and pasted: dropping them is one way more.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="relative flex min-h-0 flex-1 flex-col"
      onDragEnter={(event) => {
        if (carriesFiles(event)) setDepth((known) => known + 1);
      }}
      onDragLeave={(event) => {
        if (carriesFiles(event)) setDepth((known) => Math.max(0, known - 1));
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {depth > 0 && (
        <div className="pointer-events-none absolute inset-2 z-20 flex flex-col items-center justify-center gap-1.5 rounded-xl border-2 border-dashed border-accent bg-accent-tint px-6 text-center">
          <FileUp aria-hidden size={28} strokeWidth={1.5} className="text-accent-ink" />
          <p className="text-base font-medium text-accent-ink">{t('attach.drop')}</p>
          <p className="max-w-96 text-xs text-ink-2">{limits}</p>
        </div>
      )}
    </div>
  );
}
