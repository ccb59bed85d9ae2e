import type { ContactPatch, ContactView, MergePreview } from '@/contract';
import type { ContactCommands } from '@/features/details/contact';

const ATTRIBUTE = 'attributes.';

/** What has to be written after a merge so that the fields are the other contact's which the agent preferred: a merge itself only fills what is empty. */
export interface Preferred {
  /** Null: nothing of it. */
  readonly patch: ContactPatch | null;
  readonly owner: string | null;
  readonly customer: string | null;
}

/** @param chosen the fields in which the other contact's value is to stay */
export function preferredOf({ merged, fields }: Pick<MergePreview, 'merged' | 'fields'>, chosen: ReadonlySet<string>): Preferred {
  const patch: Record<string, unknown> = {};
  const attributes: Record<string, string> = {};
  let [owner, customer]: [string | null, string | null] = [null, null];
  for (const { field, other, outcome } of fields) {
    if (!chosen.has(field) || outcome === 'Adopted') continue;
    if (field === 'owner') owner = merged.owner?.id ?? null;
    else if (field === 'customer') customer = merged.customer?.id ?? null;
    else if (field.startsWith(ATTRIBUTE)) attributes[field.slice(ATTRIBUTE.length)] = other;
    else patch[field] = other;
  }
  if (Object.keys(attributes).length > 0) patch['attributes'] = attributes;
  return { patch: Object.keys(patch).length === 0 ? null : patch, owner, customer };
}

/** What an undone merge gives back: what the contact that stays had in the fields that were written, where nobody has written something else since. */
export function formerOf(written: Preferred, before: ContactView, now: ContactView): Preferred {
  const { attributes, ...plain } = written.patch ?? {};
  const isAsWritten = (field: string, value: unknown) => valueOf(now, field) === value;
  const former = (given: object, prefix = '') =>
    Object.fromEntries(Object.entries(given).filter(([field, value]) => isAsWritten(prefix + field, value)).map(([field]) => [field, valueOf(before, prefix + field)]));
  const back = former(attributes ?? {}, ATTRIBUTE);
  const patch = { ...former(plain), ...(Object.keys(back).length > 0 && { attributes: back }) };
  return {
    patch: Object.keys(patch).length === 0 ? null : patch as ContactPatch,
    owner: written.owner !== null && now.owner?.id === written.owner ? before.owner?.id ?? null : null,
    customer: written.customer !== null && now.customer?.id === written.customer ? before.customer?.id ?? null : null,
  };
}

const valueOf = (contact: ContactView, field: string): unknown => (field.startsWith(ATTRIBUTE)
  ? contact.attributes.find(({ key }) => key === field.slice(ATTRIBUTE.length))?.value ?? null
  : contact[field as keyof ContactView]);

type Writing = { readonly [Command in 'patch' | 'own' | 'linkCustomer']: (...given: Parameters<ContactCommands[Command]>) => Promise<unknown> };

/** The other contact's preferred values, one kind after the other. */
export async function writePreferred({ patch, owner, customer }: Preferred, commands: Writing): Promise<void> {
  if (patch) await commands.patch(patch);
  if (owner !== null) await commands.own(owner);
  if (customer !== null) await commands.linkCustomer(customer);
}

/** The contacts that can be separated from this one now: what came with another one is separated from that. */
export const separable = ({ id, merged }: Pick<ContactView, 'id' | 'merged'>): readonly ContactView['merged'][number][] => merged.filter(({ into }) => into === id);
