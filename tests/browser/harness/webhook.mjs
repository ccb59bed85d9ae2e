import { createHmac, randomUUID } from 'node:crypto';

/** The demo's WhatsApp number, as src/Silo/DemoWorkspace.cs makes it. */
const ACCOUNT = { id: 'demo-whatsapp', phoneNumberId: '100000000000001', appSecret: 'demo-app-secret' };

/**
 * What Meta sends when customers write.
 * @typedef {{ phone: string, name?: string, text: string, at?: Date, id?: string }} Written
 * @param {Written[]} written
 */
export function webhookOf(written) {
  const last = new Map(written.map((message) => [message.phone, message]));
  return {
    object: 'whatsapp_business_account',
    entry: [{
      id: '200000000000002',
      changes: [{
        field: 'messages',
        value: {
          messaging_product: 'whatsapp',
          metadata: { display_phone_number: '33939000001', phone_number_id: ACCOUNT.phoneNumberId },
          contacts: [...last.values()].map(({ phone, name = `Customer ${phone}` }) => ({ profile: { name }, wa_id: phone })),
          messages: written.map(({ phone, text, at = new Date(), id = `wamid.${randomUUID()}` }) => ({
            from: phone, id, timestamp: String(Math.floor(at.getTime() / 1000)), type: 'text', text: { body: text },
          })),
        },
      }],
    }],
  };
}

/**
 * Posts a webhook signed with the account's secret.
 * @param {string} address @param {unknown} payload
 * @returns {Promise<number>} the status: 200 means durable
 */
export async function postWebhook(address, payload) {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', ACCOUNT.appSecret).update(body).digest('hex');
  const answer = await fetch(`${address}/webhooks/whatsapp/${ACCOUNT.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Customers write, and the engine has made it durable. @param {string} address @param {...Written} written */
export async function write(address, ...written) {
  const status = await postWebhook(address, webhookOf(written));
  if (status !== 200) throw new Error(`The webhook was answered ${status}.`);
}
