import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CreatioOptions, Session } from '../types.ts';
import { cookiesOf } from './http.ts';

/** Cookie sessions as Creatio keeps them (creatio.md §4): forms ticket, ASP.NET session, readable CSRF token. */
export class Sessions {
  private readonly byTicket = new Map<string, Session>();
  private readonly options: CreatioOptions;

  constructor(options: CreatioOptions) {
    this.options = options;
  }

  /** Signs a user in and sets the cookies on the answer. */
  open(res: ServerResponse, userName: string): Session {
    const session: Session = {
      id: randomUUID(),
      ticket: randomBytes(32).toString('hex').toUpperCase(),
      csrf: newToken(),
      userName,
      expiresAt: Date.now() + this.options.sessionTtlMs,
    };
    this.byTicket.set(session.ticket, session);
    for (const cookie of cookiesFor(session)) res.appendHeader('Set-Cookie', cookie);
    return session;
  }

  /** The live session of a request, its time-out moved on; `null` when there is none. */
  find(req: IncomingMessage): Session | null {
    const cookies = cookiesOf(req);
    const session = this.byTicket.get(cookies.get('.ASPXAUTH') ?? '');
    if (!session || cookies.get('BPMLOADER') !== session.id) return null;
    if (session.expiresAt <= Date.now()) {
      this.byTicket.delete(session.ticket);
      return null;
    }
    session.expiresAt = Date.now() + this.options.sessionTtlMs;
    return session;
  }

  /** Sends the current CSRF token to a browser that still holds the previous one. */
  refreshCsrf(req: IncomingMessage, res: ServerResponse, session: Session) {
    if (cookiesOf(req).get('BPMCSRF') !== session.csrf) res.appendHeader('Set-Cookie', csrfCookie(session));
  }

  expireAll() {
    this.byTicket.clear();
  }

  rotateCsrf() {
    for (const session of this.byTicket.values()) session.csrf = newToken();
  }
}

/** Real ones have «/» and «+» in them. */
const newToken = (): string => `${randomBytes(15).toString('base64')}/+`;

function csrfCookie(session: Session) {
  return `BPMCSRF=${session.csrf}; Path=/; SameSite=Lax`;
}

function cookiesFor(session: Session): string[] {
  return [
    `.ASPXAUTH=${session.ticket}; Path=/; HttpOnly; SameSite=Lax`,
    `BPMLOADER=${session.id}; Path=/; HttpOnly; SameSite=Lax`,
    `BPMSESSIONID=${session.id.replaceAll('-', '')}; Path=/; SameSite=Lax`,
    csrfCookie(session),
    `UserName=${encodeURIComponent(session.userName)}; Path=/; SameSite=Lax`,
    'UserType=General; Path=/; SameSite=Lax',
  ];
}
