/**
 * Who is signed in to Webitel. The token never leaves the worker and the password is never kept: it passes through `signIn` once.
 */
import type { SignInResult } from '../bridge/page-commands.ts';
import * as z from 'zod/mini';
import type { SessionView } from '../bridge/view.ts';
import type { StorageArea } from '../storage/area.ts';
import { normaliseOrigin } from '../storage/settings.ts';
import { isPlainPublic } from '../text/addresses.ts';
import { WebitelError } from '../webitel/errors.ts';
import {
  login,
  loginSecondFactor,
  logout,
  readUserInfo,
  type Credentials,
  type Fetch,
  type LoginResult,
  type Rest,
} from '../webitel/rest.ts';

export const SESSION_KEY = 'session';
const HTTPS_ONLY = 'https-only';
const KEY = SESSION_KEY;
const CHALLENGE_KEY = 'second-factor';
/** A token that the server has not been told to forget. In memory alone: on the disk signing out leaves none. */
const OWED_KEY = 'owed-logout';
/** Why the last session is gone, until somebody signs in: the worker may be restarted before it is read. */
const ENDED_KEY = 'session-ended';
const storedLogout = z.object({ origin: z.string(), token: z.string() });

const storedSession = z.object({
  origin: z.string(),
  domain: z.string(),
  username: z.string(),
  userName: z.string(),
  userId: z.number(),
  token: z.string(),
  /** Local clock, ms; set when the server ended the session. */
  expiredAt: z.nullable(z.number()),
});
export type Session = z.infer<typeof storedSession>;

/** A sign-in that waits for its second factor; never with the password. */
const storedChallenge = z.object({
  challenge: z.string(),
  credentials: z.object({ origin: z.string(), domain: z.string(), username: z.string() }),
});

export class Account {
  session: Session | null = null;
  readonly #area: StorageArea;
  readonly #fetch: Fetch;
  readonly #onChange: () => Promise<void> | void;
  readonly #report: (what: string) => void;
  readonly #refusalOf: (origin: string) => string | null;
  #ended: SessionView['ended'];
  /** Forgotten with the browser, kept when the worker dies: nobody is signed in, so nothing keeps it alive while the code is typed. */
  readonly #shortLived: StorageArea;

  constructor(
    area: StorageArea,
    shortLived: StorageArea,
    fetch: Fetch,
    onChange: () => Promise<void> | void,
    report: (what: string) => void,
    refusalOf: (origin: string) => string | null = () => null,
  ) {
    this.#refusalOf = refusalOf;
    this.#report = report;
    this.#area = area;
    this.#shortLived = shortLived;
    this.#fetch = fetch;
    this.#onChange = onChange;
  }

  async restore(): Promise<void> {
    const stored = (await this.#area.get(KEY))[KEY];
    const parsed = storedSession.safeParse(stored);
    this.session = parsed.success ? parsed.data : null;
    if ((await this.#shortLived.get(ENDED_KEY))[ENDED_KEY] === HTTPS_ONLY) this.#ended = HTTPS_ONLY;
    if (!parsed.success && stored !== undefined) this.#report('shape refused: stored session');
    void this.tellSignedOut().catch(() => {});
  }

  /** What a request to the server's REST needs; null while nobody is signed in. */
  rest(): (Rest & { userId: number }) | null {
    if (!this.session || this.session.expiredAt !== null) return null;
    const { origin, token, userId } = this.session;
    const onRefused = (what: string): void => this.#report(`shape refused: ${what}`);
    return { fetch: this.#fetch, origin, token, userId, onRefused };
  }

  /** @throws WebitelError with the server's error id, or 'bad-address' | 'unreachable' */
  project() {
    return { session: this.view() };
  }

  async signIn(typed: Credentials): Promise<SignInResult> {
    const origin = normaliseOrigin(typed.origin);
    if (!origin) throw new WebitelError('refused', 'bad-address');
    this.#mustBeAllowed(origin);
    if (isPlainPublic(origin)) throw new WebitelError('refused', 'plain-http');
    const credentials = {
      origin,
      domain: typed.domain.trim(),
      username: typed.username.trim(),
      password: typed.password,
    };
    const result = await login(this.#fetch, credentials);
    const { password: _, ...kept } = credentials;
    return this.#accept(result, kept);
  }

  async secondFactor(challenge: string, code: string): Promise<SignInResult> {
    const pending = storedChallenge.safeParse((await this.#shortLived.get(CHALLENGE_KEY))[CHALLENGE_KEY]);
    if (!pending.success || pending.data.challenge !== challenge)
      throw new WebitelError('refused', 'challenge-gone');
    const { credentials } = pending.data;
    this.#mustBeAllowed(credentials.origin);
    return this.#accept(
      await loginSecondFactor(this.#fetch, credentials.origin, challenge, code.trim()),
      credentials,
    );
  }

  async signOut(): Promise<void> {
    const session = this.session;
    this.session = null;
    try {
      await this.#area.remove(KEY);
    } finally {
      await this.#onChange();
    }
    if (!session || session.token === '') return;
    await this.#shortLived.set({ [OWED_KEY]: { origin: session.origin, token: session.token } });
    void this.tellSignedOut().catch(() => {});
  }

  /** Signing out does not wait for the server: it forgets the token once it can be reached. */
  async tellSignedOut(): Promise<void> {
    const owed = storedLogout.safeParse((await this.#shortLived.get(OWED_KEY))[OWED_KEY]);
    if (!owed.success) return;
    // Over http the token itself would be told to the network once more.
    if (this.#refusalOf(owed.data.origin) === HTTPS_ONLY) return this.#shortLived.remove(OWED_KEY);
    try {
      await logout(this.#fetch, owed.data.origin, owed.data.token);
    } catch (error) {
      const { kind } = error as WebitelError;
      if (kind === 'never-left' || kind === 'lost') return;
    }
    await this.#shortLived.remove(OWED_KEY);
  }

  /** A session does not outlive the policy that forbids its server. */
  async keepToRules(): Promise<void> {
    const refusal = this.session && this.#refusalOf(this.session.origin);
    if (!refusal) return;
    if (refusal === HTTPS_ONLY) {
      this.#ended = HTTPS_ONLY;
      await this.#shortLived.set({ [ENDED_KEY]: HTTPS_ONLY });
    }
    await this.signOut();
  }

  #mustBeAllowed(origin: string): void {
    const refusal = this.#refusalOf(origin);
    if (refusal) throw new WebitelError('refused', refusal);
  }

  /** The server ended the session: who it was stays known, so that drafts and queue stay his. */
  async expire(now: number): Promise<void> {
    if (!this.session || this.session.expiredAt !== null) return;
    this.session = { ...this.session, expiredAt: now, token: '' };
    await this.#area.set({ [KEY]: this.session }).catch(() => {});
    await this.#onChange();
  }

  /** What REST needs; null while nobody is signed in. */
  access(): { origin: string; token: string } | null {
    return this.session && this.session.expiredAt === null ? this.session : null;
  }

  view(): SessionView {
    const s = this.session;
    return {
      state: !s ? 'signed-out' : s.expiredAt === null ? 'signed-in' : 'expired',
      userName: s?.userName ?? '',
      username: s?.username ?? '',
      origin: s?.origin ?? '',
      domain: s?.domain ?? '',
      expiredAt: s?.expiredAt ?? null,
      ...(!s && this.#ended && { ended: this.#ended }),
    };
  }

  async #accept(result: LoginResult, credentials: Omit<Credentials, 'password'>): Promise<SignInResult> {
    if (result.kind === 'second-factor') {
      const { origin, domain, username } = credentials;
      const pending = { challenge: result.challenge, credentials: { origin, domain, username } };
      await this.#shortLived.set({ [CHALLENGE_KEY]: pending });
      return { kind: 'second-factor', challenge: result.challenge };
    }
    await this.#shortLived.remove(CHALLENGE_KEY);
    await this.#shortLived.remove(ENDED_KEY);
    this.#ended = undefined;
    const user = await readUserInfo(this.#fetch, credentials.origin, result.token);
    const session = {
      ...credentials,
      token: result.token,
      userId: user.userId,
      userName: user.name,
      expiredAt: null,
    };
    await this.#area.set({ [KEY]: session });
    this.session = session;
    await this.#onChange();
    return { kind: 'signed-in' };
  }
}
