import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { useWords } from '@/shared/i18n/use-words';
import { Avatar } from '@/shared/ui/avatar';
import { Button } from '@/shared/ui/button';
import { classes } from '@/shared/ui/classes';
import { toast } from '@/shared/ui/toasts';
import { createPhone, phones } from './phone-api';
import { phoneProblem } from './problem-words';

interface PhoneListProps {
  selected: string | null;
  onChoose: (phone: string) => void;
}

export function PhoneList({ selected, onChoose }: PhoneListProps) {
  const { t } = useWords();
  const { data, error } = useQuery({ queryKey: ['phones'], queryFn: phones });
  return (
    <section aria-label={t('sandbox.customers')} className="mt-5">
      {error && <p role="alert" className="text-xs text-danger">{phoneProblem(t, error)}</p>}
      <ul className="space-y-0.5">
        {data?.map(({ phone, name }) => (
          <li key={phone}>
            <button
              type="button"
              aria-pressed={phone === selected}
              onClick={() => onChoose(phone)}
              className={classes('flex h-12 w-full items-center gap-2.5 rounded-lg px-2 text-left', phone === selected ? 'bg-accent-tint' : 'hover:bg-hover')}
            >
              <Avatar name={name} />
              <span className="min-w-0">
                <span dir="auto" className="block truncate text-sm font-medium">{name}</span>
                <span className="tabular block truncate text-2xs text-ink-3">+{phone}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <NewPhone onCreated={onChoose} />
    </section>
  );
}

function NewPhone({ onCreated }: { onCreated: (phone: string) => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: createPhone,
    onSuccess: async ({ phone }) => {
      setName('');
      await client.invalidateQueries({ queryKey: ['phones'] });
      onCreated(phone);
    },
    onError: (error) => toast(phoneProblem(t, error)),
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== '') create.mutate(name.trim());
  };

  return (
    <form onSubmit={onSubmit} className="mt-2 flex gap-1.5 px-2">
      <input
        value={name}
        onChange={(event) => setName(event.target.value)}
        aria-label={t('sandbox.newCustomer')}
        placeholder={t('sandbox.newCustomer')}
        maxLength={60}
        className="h-7 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-xs"
      />
      <Button type="submit" disabled={name.trim() === '' || create.isPending}><Plus aria-hidden size={13} />{t('sandbox.create')}</Button>
    </form>
  );
}
