import { describe, expect, it } from 'vitest';
import { Account } from '../../../lib/worker/account.ts';
import { memoryArea } from '../../../lib/storage/area.ts';

const SESSION = {
  origin: 'https://cc.example',
  domain: 'acme',
  username: 'ann',
  userName: 'Ann',
  userId: 10,
  token: 'TOKEN',
  expiredAt: null,
};

function stage(answers: (number | 'nobody')[]) {
  const [local, session] = [memoryArea({ session: SESSION }), memoryArea()];
  const asked: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    asked.push(new URL(url).pathname);
    const answer = answers.shift() ?? 200;
    if (answer === 'nobody') throw new TypeError('failed to fetch');
    return Response.json({}, { status: answer });
  };
  /** A worker is born. */
  const born = async (): Promise<Account> => {
    const account = new Account(
      local,
      session,
      fetch,
      () => {},
      () => {},
    );
    await account.restore();
    await calm();
    return account;
  };
  return { local, session, asked, born };
}
const calm = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('signing out', () => {
  it.each([['nobody' as const], [503]])(
    'where the server cannot be had (%s) is told once it can',
    async (answer) => {
      const s = stage([answer, 'nobody', 200]);
      await (await s.born()).signOut();
      await calm();
      expect(JSON.stringify(await s.local.get(null)), 'no token on the disk').not.toContain('TOKEN');
      await s.born();
      await s.born();
      expect(s.asked).toEqual(['/api/logout', '/api/logout', '/api/logout']);
      expect(await s.session.get(null)).toEqual({});
      await s.born();
      expect(s.asked).toHaveLength(3);
    },
  );

  it.each([[200], [401], [404]])('an answer of %i ends the matter', async (answer) => {
    const s = stage([answer]);
    await (await s.born()).signOut();
    await calm();
    expect(await s.session.get(null)).toEqual({});
  });
});
