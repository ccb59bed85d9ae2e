import { getCountries, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** A number as somebody typed it, understood. */
export interface PhoneNumber {
  /** What the server takes: `+33612345678`. */
  readonly international: string;
  /** `+33 6 12 34 56 78` */
  readonly shown: string;
}

/** The countries whose numbers are known, by their codes. */
export const countries: readonly string[] = getCountries();

/** @param country whose numbers are written without a prefix @returns null for what is no number there */
export function readNumber(typed: string, country: string | null): PhoneNumber | null {
  const known = getCountries().find((code): code is CountryCode => code === country);
  // People write a prefix as it is dialled in most of the world.
  const number = parsePhoneNumberFromString(typed.trim().replace(/^00/u, '+'), known);
  return number?.isValid() ? { international: number.number, shown: number.formatInternational() } : null;
}
