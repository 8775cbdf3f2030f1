import { describe, expect, it } from 'vitest';
import { Privacy } from '../../../lib/privacy/worker.ts';
import { DEFAULT_SETTINGS } from '../../../lib/storage/setting-fields.ts';
import { memoryArea } from '../../../lib/storage/area.ts';

const DAY = 86_400_000;

function stage(databases: string[], logins: unknown = {}) {
  let now = 100 * DAY;
  const left = new Set(databases);
  const stuck = new Set<string>();
  const local = memoryArea({ logins, settings: { version: 1 }, session: { token: 'x' }, recorder: [1] });
  const session = memoryArea({ notified: 1 });
  const privacy = new Privacy({
    local,
    session,
    now: () => now,
    accounts: async () => [...left],
    deleteDatabase: async (account) => {
      if (stuck.has(account)) throw new DOMException('blocked', 'TimeoutError');
      left.delete(account);
    },
    rules: () => DEFAULT_SETTINGS.privacy,
    report: () => {},
  });
  return { privacy, local, session, left, stuck, pass: (days: number) => (now += days * DAY) };
}

describe('logins that were not seen for long', () => {
  it('lose their data, and nobody else', async () => {
    const s = stage(['ann', 'bob', 'eve'], { ann: 100 * DAY, bob: 69 * DAY, eve: 71 * DAY });
    await s.privacy.onAccount('ann');
    expect([...s.left]).toEqual(['ann', 'eve']);
    s.pass(2);
    await s.privacy.onAccount('ann');
    expect([...s.left]).toEqual(['ann']);
  });

  it.each([[null], ['x'], [{ bob: 'yesterday' }], [{ bob: 1e9 * DAY }]])(
    'count from now when nothing sound is known of them: %j',
    async (logins) => {
      const s = stage(['ann', 'bob'], logins);
      await s.privacy.onAccount('ann');
      expect([...s.left]).toEqual(['ann', 'bob']);
      s.pass(31);
      await s.privacy.onAccount('ann');
      expect([...s.left]).toEqual(['ann']);
    },
  );

  it('that cannot be deleted now are tried again', async () => {
    const s = stage(['ann', 'bob'], { bob: 0 });
    s.stuck.add('bob');
    await s.privacy.onAccount('ann');
    s.stuck.clear();
    await s.privacy.onAccount('ann');
    expect([...s.left]).toEqual(['ann']);
  });
});

describe('deleting one operator’s data', () => {
  it('leaves nothing of his, and the settings and others as they were', async () => {
    const s = stage(['ann', 'bob'], { ann: 1, bob: 2 });
    expect(await s.privacy.forget('ann')).toBe(true);
    expect([...s.left]).toEqual(['bob']);
    expect(await s.local.get(null)).toEqual({ settings: { version: 1 }, logins: { bob: 2 } });
    expect(await s.session.get(null)).toEqual({});
  });
});
