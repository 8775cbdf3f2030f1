import type { Agent, Lookup, User } from '../model/records.ts';

/** A user of the contact centre. Everything but the login has a default; a known login overrides that default user. */
export interface UserSeed {
  login: string;
  password?: string;
  domain?: string;
  name?: string;
  chatName?: string;
  id?: number;
  /** null = a user who is no agent. */
  agentId?: number | null;
  team?: Lookup;
  maxOpen?: number;
  /** Second factor; the login then needs `POST /api/login/2fa`. */
  totp?: string | null;
  passwordExpired?: boolean;
  admin?: boolean;
}

const SUPPORT: Lookup = { id: 4, name: 'Support' };

const DEFAULT_USERS: UserSeed[] = [
  { login: 'operator', id: 10, agentId: 77, name: 'Лысенко Виктория', chatName: 'Виктория' },
  { login: 'operator2', id: 11, agentId: 78, name: 'Ковальчук Андрій', chatName: 'Андрій' },
  { login: 'twofactor', id: 12, agentId: 79, name: 'Бондаренко Оксана', chatName: 'Оксана', totp: '123456' },
  { login: 'noagent', id: 13, agentId: null, name: 'Савченко Ігор' },
  { login: 'expired', id: 14, agentId: 80, name: 'Мельник Тарас', passwordExpired: true },
  { login: 'supervisor', id: 15, agentId: 81, name: 'Гончар Олена', chatName: 'Олена', admin: true },
  { login: 'warranty', id: 16, agentId: 82, name: 'Ткаченко Максим', chatName: 'Максим' },
];

function toAgent(seed: UserSeed, userId: number, now: number): Agent | null {
  if (seed.agentId === null) return null;
  return {
    id: seed.agentId ?? 1000 + userId,
    userId,
    team: seed.team ?? SUPPORT,
    status: 'offline',
    statusPayload: '',
    statusComment: '',
    lastStatusChange: now - 1000,
    onDemand: false,
    maxOpen: seed.maxOpen ?? 8,
    misses: 0,
    restsUntil: 0,
    restState: null,
    lastChatAt: 0,
  };
}

/** The users of the stand-in: the default ones, with `extra` laid over them by login. */
export function seedUsers(extra: UserSeed[], now: number): User[] {
  const seeds = DEFAULT_USERS.map((seed) => ({
    ...seed,
    ...extra.find(({ login }) => login === seed.login),
  }));
  seeds.push(...extra.filter(({ login }) => !DEFAULT_USERS.some((known) => known.login === login)));
  return seeds.map((seed, index) => {
    const id = seed.id ?? 40 + index;
    const name = seed.name ?? seed.login;
    return {
      id,
      login: seed.login,
      password: seed.password ?? 'secret',
      domain: seed.domain ?? 'acme',
      name,
      chatName: seed.chatName ?? name,
      extension: String(200 + id),
      totp: seed.totp ?? null,
      passwordExpired: seed.passwordExpired ?? false,
      admin: seed.admin ?? false,
      dnd: false,
      agent: toAgent(seed, id, now),
    };
  });
}
