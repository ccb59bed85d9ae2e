import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerDraft, CustomerView } from '@/contract';
import { request } from '@/shared/http/request';
import { useWords } from '@/shared/i18n/use-words';
import { FormDialog } from '@/shared/ui/form-dialog';
import { TextField } from '@/shared/ui/text-field';
import { customerQuery } from './customers';

interface CustomerFormProps {
  /** Null: a new one. */
  customer: CustomerView | null;
  onSaved?: (customer: CustomerView) => void;
  onClose: () => void;
}

type Field = keyof CustomerDraft;

export default function CustomerForm({ customer, onSaved, onClose }: CustomerFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [form, setForm] = useState<Record<Field, string>>({
    reference: customer?.reference ?? '', name: customer?.name ?? '', company: customer?.company ?? '', email: customer?.email ?? '', phone: customer?.phone ? `+${customer.phone}` : '', url: customer?.url ?? '',
  });
  const field = (name: Field) => ({ value: form[name], onChange: (event: { target: { value: string } }) => setForm({ ...form, [name]: event.target.value }) });
  const orNull = (name: Field) => form[name].trim() || null;

  const save = async () => {
    const draft: CustomerDraft = { reference: form.reference.trim(), name: form.name.trim(), company: orNull('company'), email: orNull('email'), phone: orNull('phone'), url: orNull('url') };
    const saved = customer
      ? await request<CustomerView>('PUT', `/api/v1/customers/${encodeURIComponent(customer.id)}`, draft)
      : await request<CustomerView>('POST', '/api/v1/customers', draft);
    client.setQueryData(customerQuery(saved.id).queryKey, saved);
    await client.invalidateQueries({ queryKey: ['customers'] });
    onSaved?.(saved);
  };

  return (
    <FormDialog title={t(customer ? 'customers.edit' : 'customers.create')} submit={t('customers.save')} ready={form.reference.trim() !== '' && form.name.trim() !== ''} onSubmit={save} onClose={onClose}>
      <TextField label={t('customers.name')} required maxLength={200} {...field('name')} />
      <TextField label={t('customers.reference')} hint={t('customers.referenceHint')} required maxLength={60} {...field('reference')} />
      <TextField label={t('customers.company')} maxLength={200} {...field('company')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField type="email" label={t('contact.points.Email')} {...field('email')} />
        <TextField type="tel" label={t('contact.points.Phone')} placeholder="+33 1 23 45 67 89" {...field('phone')} />
      </div>
      <TextField type="url" label={t('customers.url')} hint={t('customers.urlHint')} placeholder="https://" {...field('url')} />
    </FormDialog>
  );
}
