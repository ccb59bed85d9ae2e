import { Problem } from '@/shared/http/problem';
import { query, request } from '@/shared/http/request';

/** The phone's side of the sandbox, as src/Channels/Sandbox/README.md has it. */
export interface Phone { readonly phone: string; readonly name: string }
export interface Account { readonly id: string; readonly name: string; readonly phoneNumberId: string; readonly displayPhoneNumber: string }

export type MediaKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker';

export interface FormQuestion {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'long_text' | 'email' | 'phone' | 'number' | 'date' | 'choice';
  readonly required: boolean;
  readonly options: readonly string[];
}

export interface PhoneForm { readonly title: string; readonly body: string; readonly button: string; readonly submit: string; readonly questions: readonly FormQuestion[] }

export type PhoneContent =
  | { type: 'text'; body: string }
  | { type: 'location'; latitude: number; longitude: number; name: string | null; address: string | null }
  | { type: 'media'; kind: MediaKind; fileName: string | null; caption: string | null; id?: string | null; mimeType?: string | null }
  | { type: 'contacts'; cards: readonly { name: string; phones: readonly string[] }[] }
  | { type: 'template'; header: string | null; mediaId: string | null; mimeType?: string | null; body: string; footer: string | null; buttons: readonly string[] }
  | ({ type: 'form' } & PhoneForm)
  | { type: 'form_answer'; title: string; values: readonly { name: string; label: string; value: string }[] }
  | { type: 'other'; kind: string; text: string };

export interface PhoneMessage {
  readonly id: string;
  readonly clientMessageId: string | null;
  /** As the phone sees it: `sent` is the customer's own. */
  readonly direction: 'sent' | 'received';
  readonly at: string;
  readonly status: 'pending' | 'delivered' | 'read';
  readonly content: PhoneContent;
  readonly quoted: string | null;
  readonly reactions: { readonly customer: string | null; readonly business: string | null };
  readonly edited: boolean;
  readonly revoked: boolean;
  readonly revision: number;
}

export interface Thread {
  readonly phone: string;
  readonly name: string;
  readonly account: Account;
  readonly revision: number;
  readonly messages: readonly PhoneMessage[];
}

export type Draft = (
  | { text: string }
  | { location: { latitude: number; longitude: number; name?: string; address?: string } }
  | { media: { kind: MediaKind; fileName?: string; caption?: string; id?: string } }
  | { reaction: { message: string; emoji: string | null } }
  | { edit: { message: string; text: string } }
  | { revoke: { message: string } }
  | { form: { message: string; values: Readonly<Record<string, string>> } }
) & { quoted?: string; clientMessageId?: string };

export const faultKinds = ['none', 'throttled', 'unavailable', 'hang', 'reset', 'garbage', 'undeliverable'] as const;
export type FaultKind = (typeof faultKinds)[number];
export interface Faults { readonly latency: number; readonly kind: FaultKind; readonly remaining: number }

const ROOT = '/sandbox/api';
const path = (phone: string) => `${ROOT}/phones/${encodeURIComponent(phone)}`;

export const phones = async (): Promise<readonly Phone[]> => (await request<{ items: Phone[] }>('GET', `${ROOT}/phones`)).items;
export const createPhone = (name: string): Promise<Phone> => request('POST', `${ROOT}/phones`, { name });
export const readThread = (phone: string): Promise<Thread> => request('GET', path(phone));
export const send = (phone: string, draft: Draft): Promise<PhoneMessage> => request('POST', `${path(phone)}/messages`, draft);
/** Hands a file over; its id goes into the draft that sends it. */
export async function uploadMedia(file: File): Promise<string> {
  const response = await fetch(`${ROOT}/media${query({ fileName: file.name })}`, { method: 'POST', headers: { 'content-type': file.type || 'application/octet-stream' }, body: file });
  if (!response.ok) throw await Problem.read(response);
  return ((await response.json()) as { id: string }).id;
}
export const mediaAddress = (id: string): string => `${ROOT}/media/${encodeURIComponent(id)}`;
export const markRead = (phone: string): Promise<void> => request('POST', `${path(phone)}/read`);
export const readFaults = (): Promise<Faults> => request('GET', `${ROOT}/faults`);
export const setFaults = (faults: Faults): Promise<Faults> => request('PUT', `${ROOT}/faults`, faults);
export const eventsAddress = (phone: string, after: number): string => `${path(phone)}/events${query({ after })}`;
