import { queryOptions, useQuery } from '@tanstack/react-query';
import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CreatedToken, TokenPage, TokenView } from '@/contract';
import { useNow } from '@/shared/format/now';
import { dateTime } from '@/shared/format/time';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormDialog } from '@/shared/ui/form-dialog';
import { IconButton } from '@/shared/ui/icon-button';
import { CopyLine } from './copy-line';
import { TextField } from './fields';
import { Loaded, Row, Rows, SectionPage } from './section-page';
import { at, useChange } from './use-change';

const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async ({ signal }): Promise<readonly TokenView[]> => (await request<TokenPage>('GET', '/api/v1/tokens', undefined, signal)).items,
});

type Open = { do: 'create' } | { do: 'shown'; token: string } | { do: 'remove'; token: TokenView };

/** Keys with which programs act in the agent's name. */
export function TokensSection() {
  const { t, language } = useWords();
  const now = useNow();
  const tokens = useQuery(tokensQuery);
  const change = useChange(tokensQuery.queryKey);
  const [open, setOpen] = useState<Open | null>(null);
  const create = <Button look="solid" onClick={() => setOpen({ do: 'create' })}><Plus aria-hidden size={14} />{t('settings.create')}</Button>;
  return (
    <SectionPage title={t('sections.tokens')} hint={t('settings.tokens.hint')} action={create}>
      <Loaded query={tokens} empty={{ icon: <KeyRound size={28} strokeWidth={1.5} />, title: t('settings.tokens.empty'), hint: t('settings.tokens.hint') }}>
        {(items) => (
          <Rows label={t('sections.tokens')}>
            {items.map((token) => (
              <Row
                key={token.id}
                icon={<KeyRound aria-hidden size={16} />}
                title={token.name}
                detail={t('settings.tokens.since', { time: dateTime(language, token.createdAt, now) })}
                actions={<IconButton label={t('settings.tokens.end', { name: token.name })} icon={<Trash2 aria-hidden size={14} />} onClick={() => setOpen({ do: 'remove', token })} />}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      {open?.do === 'create' && <TokenForm onMade={(token) => setOpen({ do: 'shown', token })} onClose={() => setOpen(null)} />}
      {open?.do === 'shown' && <ShownToken token={open.token} onClose={() => setOpen(null)} />}
      {open?.do === 'remove' && (
        <FormDialog title={t('settings.tokens.end', { name: open.token.name })} submit={t('settings.delete')} danger onSubmit={() => change('DELETE', `tokens/${at(open.token.id)}`)} onClose={() => setOpen(null)}>
          <p className="text-sm">{t('settings.tokens.endHint')}</p>
        </FormDialog>
      )}
    </SectionPage>
  );
}

function TokenForm({ onMade, onClose }: { onMade: (token: string) => void; onClose: () => void }) {
  const { t } = useWords();
  const change = useChange(tokensQuery.queryKey);
  const [name, setName] = useState('');
  return (
    <FormDialog title={t('settings.tokens.create')} submit={t('settings.create')} ready={name.trim() !== ''} onSubmit={() => change<CreatedToken>('POST', 'tokens', { name: name.trim() })} onDone={({ token }) => onMade(token)} onClose={onClose}>
      <TextField label={t('settings.name')} hint={t('settings.tokens.nameHint')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required />
    </FormDialog>
  );
}

/** The one time that it can be read. */
function ShownToken({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open onOpenChange={onClose} title={t('settings.tokens.made')}>
      <div className="space-y-3 p-4">
        <p className="text-sm">{t('settings.tokens.once')}</p>
        <CopyLine label={t('settings.tokens.made')} value={token} />
      </div>
    </Dialog>
  );
}
