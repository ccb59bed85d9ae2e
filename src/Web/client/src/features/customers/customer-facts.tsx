import { useQuery } from '@tanstack/react-query';
import type { CustomerView } from '@/contract';
import { Fact, Moment } from '@/features/details/section';
import { isWebAddress } from '@/shared/format/text';
import { asProblem } from '@/shared/http/problem';
import { problemWords } from '@/shared/i18n/problem-words';
import { useWords } from '@/shared/i18n/use-words';
import { customerQuery } from './customers';
import './words';

/** A customer's record, read beside what is being written (S2-64, S2-66). */
export function CustomerRecord({ id }: { id: string }) {
  const { t } = useWords();
  const customer = useQuery(customerQuery(id));
  if (customer.isError) return <p role="alert" className="text-xs text-danger">{problemWords(t, asProblem(customer.error))}</p>;
  if (!customer.data) return <span aria-hidden className="skeleton block h-16" />;
  return <CustomerFacts customer={customer.data} />;
}

export function CustomerFacts({ customer: { reference, company, email, phone, url, createdAt } }: { customer: CustomerView }) {
  const { t } = useWords();
  return (
    <dl>
      <Fact name={t('customers.reference')}><span className="tabular">{reference}</span></Fact>
      {company !== null && <Fact name={t('customers.company')}><bdi>{company}</bdi></Fact>}
      {email !== null && <Fact name={t('contact.points.Email')}><bdi>{email}</bdi></Fact>}
      {phone !== null && <Fact name={t('contact.points.Phone')}><span className="tabular">+{phone}</span></Fact>}
      {url !== null && isWebAddress(url) && <Fact name={t('customers.url')}><a href={url} target="_blank" rel="noopener noreferrer" className="underline underline-offset-2">{new URL(url).host}</a></Fact>}
      <Fact name={t('customers.since')}><Moment at={createdAt} /></Fact>
    </dl>
  );
}
