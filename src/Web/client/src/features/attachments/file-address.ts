/** Where the file of a message is; the address always gives the same bytes. */
export const fileAddress = (conversation: string, sequence: number): string =>
  `/api/v1/conversations/${encodeURIComponent(conversation)}/messages/${sequence}/attachment`;
