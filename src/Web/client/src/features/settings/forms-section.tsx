import { Archive, ArchiveRestore, ClipboardList, Inbox, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { FormView } from '@/contract';
import { formsQuery, useForms } from '@/features/forms/forms';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { IconButton } from '@/shared/ui/icon-button';
import { toast } from '@/shared/ui/toasts';
import { FormAnswers } from './form-answers';
import { FormEditor } from './form-editor';
import { Badge, Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange, useIsAdministrator } from './use-change';

type Open = { do: 'create' } | { do: 'edit' | 'answers'; form: FormView };

/** S0-08, S0-31. */
export function FormsSection() {
  const { t } = useWords();
  const administrator = useIsAdministrator();
  const forms = useForms();
  const change = useChange(formsQuery.queryKey);
  const [open, setOpen] = useState<Open | null>(null);
  const archive = ({ id, ...form }: FormView) =>
    void change('PUT', `forms/${at(id)}`, { ...form, archived: !form.archived }).catch((error: unknown) => toast(problemWords(t, asProblem(error))));
  const detail = ({ fields, followUp }: FormView) => {
    const next = forms.data?.find(({ id }) => id === followUp);
    return [fields.map(({ label }) => label).join(' · '), next && t('forms.followedBy', { name: next.name })].filter(Boolean).join(' – ');
  };

  const create = administrator && <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage title={t('sections.forms')} hint={t('settings.forms.hint')} action={create}>
      <Loaded query={forms} empty={{ icon: <ClipboardList size={28} strokeWidth={1.5} />, title: t('settings.forms.empty'), hint: administrator ? t('settings.forms.emptyHint') : t('settings.askAdministrator'), action: create }}>
        {(items) => (
          <Rows label={t('sections.forms')}>
            {[...items].sort((one, other) => Number(one.archived) - Number(other.archived)).map((form) => (
              <Row
                key={form.id}
                icon={<ClipboardList aria-hidden size={16} />}
                title={<span className="flex items-center gap-2"><span className="truncate">{form.name}</span>{form.archived && <Badge>{t('settings.forms.archived')}</Badge>}</span>}
                detail={detail(form)}
                actions={administrator && (
                  <>
                    <IconButton label={t('settings.forms.answersOf', { name: form.name })} icon={<Inbox aria-hidden size={14} />} onClick={() => setOpen({ do: 'answers', form })} />
                    <IconButton label={t('settings.edit', { name: form.name })} icon={<Pencil aria-hidden size={14} />} onClick={() => setOpen({ do: 'edit', form })} />
                    {form.archived
                      ? <IconButton label={t('settings.forms.restore', { name: form.name })} icon={<ArchiveRestore aria-hidden size={14} />} onClick={() => archive(form)} />
                      : <IconButton label={t('settings.forms.archive', { name: form.name })} hint={t('settings.forms.archiveHint')} icon={<Archive aria-hidden size={14} />} onClick={() => archive(form)} />}
                  </>
                )}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'answers' && <FormAnswers form={open.form} onClose={() => setOpen(null)} />}
      {open && open.do !== 'answers' && (
        <FormEditor
          form={open.do === 'edit' ? open.form : null}
          others={(forms.data ?? []).filter(({ id }) => open.do === 'create' || id !== open.form.id)}
          onSave={(draft) => (open.do === 'edit' ? change('PUT', `forms/${at(open.form.id)}`, draft) : change('POST', 'forms', draft))}
          onClose={() => setOpen(null)}
        />
      )}
    </SectionPage>
  );
}
