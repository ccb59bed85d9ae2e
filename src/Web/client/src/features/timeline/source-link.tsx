import { isWebAddress } from '@/shared/format/text';

/** Where an event comes from, by its host; the title has the whole address. Nothing when it is no address of the web. */
export function SourceLink({ address }: { address: string | null | undefined }) {
  if (!address || !isWebAddress(address)) return null;
  return <> · <a href={address} title={address} target="_blank" rel="noopener noreferrer nofollow" className="underline underline-offset-2">{new URL(address).host}</a></>;
}
