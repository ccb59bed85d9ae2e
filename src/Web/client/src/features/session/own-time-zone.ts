import { useSession } from './session';

/** What stands in the profile of whoever chose no zone: a profile cannot say so otherwise, and who means it is offered `UTC`. */
export const NO_CHOICE = 'Etc/UTC';

/** The zone of an agent's clock (decision 0086): the one that he chose, otherwise this browser's; also when the browser does not know the chosen one. */
export const timeZoneOf = (chosen: string | undefined): string =>
  chosen !== undefined && chosen !== NO_CHOICE && isKnown(chosen) ? chosen : Intl.DateTimeFormat().resolvedOptions().timeZone;

export const useOwnTimeZone = (): string => timeZoneOf(useSession().agent.timeZone);

/** A browser throws at the name of a zone that it does not know, and has no other way to be asked. */
function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
