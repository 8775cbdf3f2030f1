import type { CreatioStandIn } from './index.ts';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** Parsed body, `null` when it is not JSON. */
  json: any; // oxlint-disable-line typescript/no-explicit-any -- tests look into answers of many shapes
}

/** A browser-like client of the stand-in: keeps cookies, sends the headers of creatio.md §5. */
export class TestClient {
  readonly cookies = new Map<string, string>();
  private readonly creatio: CreatioStandIn;
  private readonly base: string;

  constructor(creatio: CreatioStandIn) {
    this.creatio = creatio;
    this.base = creatio.origin + creatio.options.vdir + creatio.options.prefix;
  }

  /** Opens the shell, which signs in. */
  async open(): Promise<this> {
    await this.fetch(this.creatio.freedomUrl());
    return this;
  }

  /** A call below the workspace base with the right headers. */
  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const raw = body instanceof Uint8Array || typeof body === 'string';
    return this.fetch(`${this.base}/${path}`, {
      method,
      body: body === undefined ? null : raw ? (body as BodyInit) : JSON.stringify(body),
      headers: {
        Accept: 'application/json',
        'Content-Type': raw ? 'application/octet-stream' : 'application/json; charset=utf-8',
        ForceUseSession: 'true',
        BPMCSRF: this.cookies.get('BPMCSRF') ?? '',
        ...headers,
      },
    });
  }

  get(path: string): Promise<Reply> {
    return this.call('GET', path);
  }

  async fetch(url: string, init: RequestInit = {}): Promise<Reply> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : null,
    };
  }
}
