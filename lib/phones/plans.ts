/**
 * The numbering plans of the world (libphonenumber), held only while somebody reads numbers: they are 0.2 MB of small lists, and a
 * CRM's page has this file all day for a question now and then.
 */
import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
  type MetadataJson,
  type PhoneNumber,
} from 'libphonenumber-js/core';
import source from 'libphonenumber-js/min/metadata?late';

let held: WeakRef<MetadataJson> | undefined;

/** A script of one line: `export default {…}`. */
function plans(): MetadataJson {
  const there = held?.deref();
  if (there) return there;
  const text = source();
  const read = JSON.parse(text.slice(text.indexOf('{'))) as MetadataJson;
  held = new WeakRef(read);
  return read;
}

/** @param country whose number it is if it does not say so */
export const parsePhone = (text: string, country?: CountryCode): PhoneNumber | undefined =>
  country ? parsePhoneNumberFromString(text, country, plans()) : parsePhoneNumberFromString(text, plans());

export const countries = (): CountryCode[] => getCountries(plans());

export const callingCode = (country: CountryCode): string => getCountryCallingCode(country, plans());

export type { CountryCode };
