import { lazy, useState, type ComponentType } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { Boundary } from './boundary';
import { Button } from './button';

/** A part of the desk that is loaded when it is first shown. If that fails (the line is cut, the server has a newer desk), it says so and can be asked for again. */
export function lazily<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): ComponentType<P> {
  // One for all places, so that what is loaded is shown at once everywhere.
  let part = lazy(load);
  return function Lazily(props: P) {
    const [Part, show] = useState(() => part);
    const ask = () => {
      part = lazy(load);
      show(() => part);
    };
    return (
      <Boundary
        fallback={(again) => (
          <MissingPart
            onRetry={() => {
              ask();
              again();
            }}
          />
        )}
      >
        <Part {...props} />
      </Boundary>
    );
  };
}

/** Over the page, since what is missing may be a page, a pane or a dialog. */
function MissingPart({ onRetry }: { onRetry: () => void }) {
  const { t } = useWords();
  return (
    <div role="alert" className="pop-in fixed inset-x-4 bottom-16 z-50 mx-auto flex w-fit max-w-md flex-wrap items-center justify-end gap-2 rounded-lg bg-raised p-3 shadow-pop md:bottom-4">
      <p className="w-full text-sm text-ink">{t('broken.part')}</p>
      <Button look="ghost" onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
      <Button look="solid" onClick={onRetry}>{t('common.tryAgain')}</Button>
    </div>
  );
}
