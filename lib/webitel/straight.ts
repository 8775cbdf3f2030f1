/**
 * A request that goes to the address it was made for and nowhere else. The browser would take a header of our own along to wherever a
 * redirect leads, and after 307 the body too: the token and, at sign-in, the password. Where it leads the browser does not tell.
 */
import { WebitelError } from './errors.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** @throws WebitelError 'never-left' with the id `redirected`: Webitel itself has not seen it · whatever `fetch` throws */
export async function straight(fetch: Fetch, url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, credentials: 'omit', redirect: 'manual' });
  if (isRedirect(response)) throw new WebitelError('never-left', 'redirected');
  return response;
}

export const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
