import { LayoutTemplate, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { MessageTemplate } from '@/contract';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { sendableTemplates, useTemplates, useTemplateSync } from './templates';

interface TemplateListProps {
  account: string;
  onChoose: (template: MessageTemplate) => void;
}

/** The templates of a channel account that may be sent. */
export function TemplateList({ account, onChoose }: TemplateListProps) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState('');
  const templates = useTemplates(account);
  const shown = sendableTemplates(templates.data ?? [], typed);

  return (
    <div className="flex h-[28rem] max-h-[60vh] flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <input
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to choose here
          autoFocus
          value={typed}
          aria-label={t('templates.search')}
          placeholder={t('templates.search')}
          onChange={(event) => setTyped(event.target.value)}
          className="h-8 min-w-40 flex-1 rounded-md border border-control-line bg-surface px-2.5 text-sm"
        />
        <SyncButton account={account} />
      </div>
      {templates.isError && <p role="alert" className="px-4 py-3 text-sm text-danger">{problemWords(t, asProblem(templates.error))}</p>}
      {templates.data && shown.length === 0 && (
        <EmptyState
          icon={<LayoutTemplate size={28} strokeWidth={1.5} />}
          title={typed === '' ? t('templates.empty.title') : t('templates.noMatch')}
          hint={typed === '' ? t('templates.empty.hint') : t('templates.noMatchHint')}
        />
      )}
      <ul className="min-h-0 flex-1 overflow-y-auto p-2">
        {shown.map((template) => (
          <li key={template.id}>
            <button type="button" onClick={() => onChoose(template)} className="block w-full rounded-md px-2.5 py-2 text-left hover:bg-hover">
              <span className="flex items-center gap-2">
                <span className="truncate text-sm font-medium">{template.name.replaceAll('_', ' ')}</span>
                <span className="ml-auto shrink-0 text-2xs text-ink-3">{languageName(language, template.language)} · {t(`templates.categories.${template.category}`)}</span>
              </span>
              <span dir="auto" className="mt-0.5 line-clamp-2 text-xs text-ink-2">{template.body}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SyncButton({ account }: { account: string }) {
  const { t } = useWords();
  const sync = useTemplateSync(account);
  const [state, setState] = useState<'idle' | 'running' | Error>('idle');
  const run = () => {
    setState('running');
    sync().then(() => setState('idle'), (error: unknown) => setState(asProblem(error)));
  };
  return (
    <>
      {state instanceof Error && <span role="alert" className="text-xs text-danger">{problemWords(t, asProblem(state))}</span>}
      <Button onClick={run} disabled={state === 'running'}>
        <RefreshCw aria-hidden size={13} className={state === 'running' ? 'animate-spin' : undefined} />
        {t('templates.sync')}
      </Button>
    </>
  );
}

/** `fr` or `en_US` as people call it. */
function languageName(reader: string, code: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(code.replace('_', '-')) ?? code;
  } catch {
    return code;
  }
}
