/** Where the file of a message is; the address always gives the same bytes. */
export const fileAddress = (conversation: string, sequence: number): string =>
  `/api/v1/conversations/${encodeURIComponent(conversation)}/messages/${sequence}/attachment`;

/** The picture of a message in a small size, or the picture itself where there is no smaller one. */
export const thumbnailAddress = (address: string): string => address.replace(/attachment$/u, 'thumbnail');
