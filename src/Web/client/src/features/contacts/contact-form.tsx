import { useQueryClient } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import type { ContactView } from '@/contract';
import { contactQuery } from '@/features/details/contact';
import { usePhoneNumbers } from '@/features/phone/use-phone-numbers';
import { asProblem, nameIn } from '@/shared/http/problem';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { isRecord } from '@/shared/state/storage';
import { Button } from '@/shared/ui/button';
import { FormDialog } from '@/shared/ui/form-dialog';
import { TextField } from '@/shared/ui/text-field';

interface ContactFormProps {
  onOpen: (contact: string) => void;
  onClose: () => void;
}

/** Somebody is written down before the first word. Whoever is there already is shown the way to. */
export default function ContactForm({ onOpen, onClose }: ContactFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const readNumber = usePhoneNumbers();
  const [form, setForm] = useState({ name: '', phone: '', email: '' });
  const [existing, setExisting] = useState<{ id: string; name: string } | null>(null);
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => {
      setExisting(null);
      setForm({ ...form, [name]: event.target.value });
    },
  });
  const [name, phone, email] = [form.name.trim(), form.phone.trim(), form.email.trim()];
  const number = phone === '' ? null : readNumber?.(phone) ?? null;

  const create = async () => {
    try {
      const body = { name, phones: phone === '' ? [] : [number?.international ?? phone], emails: email === '' ? [] : [email] };
      const made = await request<ContactView>('POST', '/api/v1/contacts', body);
      client.setQueryData(contactQuery(made.id).queryKey, made);
      await client.invalidateQueries({ queryKey: ['contacts'] });
      return made;
    } catch (error) {
      const problem = asProblem(error);
      const known = problem.extensions['contact'];
      if (problem.code === 'contact_exists' && isRecord(known) && typeof known['id'] === 'string') setExisting({ id: known['id'], name: nameIn(problem, 'contact') ?? '' });
      throw error;
    }
  };

  return (
    <FormDialog title={t('contacts.create.title')} submit={t('contacts.create.submit')} ready={name !== '' && (phone !== '' || email !== '')} onSubmit={create} onDone={(made) => onOpen(made.id)} onClose={onClose}>
      <TextField label={t('details.name')} required maxLength={200} autoComplete="off" {...field('name')} />
      <TextField
        type="tel"
        label={t('contact.points.Phone')}
        placeholder="+33 6 12 34 56 78"
        autoComplete="off"
        hint={number ? t('phone.storedAs', { number: number.shown }) : phone.length >= 8 && readNumber ? t('phone.unclear') : t('contacts.create.hint')}
        {...field('phone')}
      />
      <TextField type="email" label={t('contact.points.Email')} placeholder="camille@example.org" autoComplete="off" {...field('email')} />
      {existing && <Button onClick={() => onOpen(existing.id)}>{t('contacts.create.open', { name: existing.name })}<ArrowRight aria-hidden size={13} /></Button>}
    </FormDialog>
  );
}
