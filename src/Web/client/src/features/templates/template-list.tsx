import { LayoutTemplate, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { MessageTemplate } from '@/contract';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { SearchList } from '@/shared/ui/search-list';
import { sendableTemplates, useTemplates, useTemplateSync } from './templates';

interface TemplateListProps {
  account: string;
  onChoose: (template: MessageTemplate) => void;
}

/** The templates of a channel account that may be sent. */
export function TemplateList({ account, onChoose }: TemplateListProps) {
  const { t, language } = useWords();
  const templates = useTemplates(account);
  return (
    <SearchList
      label={t('templates.title')}
      placeholder={t('templates.search')}
      tool={<SyncButton account={account} />}
      sought={(typed) => templates.data ? sendableTemplates(templates.data, typed) : null}
      problem={templates.isError ? problemWords(t, asProblem(templates.error)) : null}
      empty={(typed) => ({ icon: <LayoutTemplate size={28} strokeWidth={1.5} />, title: t(typed === '' ? 'templates.empty.title' : 'templates.noMatch'), hint: t(typed === '' ? 'templates.empty.hint' : 'templates.noMatchHint') })}
      content={(template) => (
        <>
          <span className="flex items-center gap-2">
            <span className="truncate text-sm font-medium">{template.name.replaceAll('_', ' ')}</span>
            <span className="ml-auto shrink-0 text-2xs text-ink-3">{languageName(language, template.language)} · {t(`templates.categories.${template.category}`)}</span>
          </span>
          <span dir="auto" className="mt-0.5 line-clamp-2 text-xs text-ink-2">{template.body}</span>
        </>
      )}
      onPick={onChoose}
    />
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
