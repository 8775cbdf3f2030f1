/** Lists of transfer targets, as tolerant as the servers are different. */
import { describe, expect, it } from 'vitest';
import { readOperators, readPlans } from '../../../lib/webitel/targets.ts';

function rest(...pages: unknown[]) {
  const urls: string[] = [];
  return {
    urls,
    origin: 'https://cc.example',
    token: 't',
    onRefused: () => {},
    fetch: async (url: string) => {
      urls.push(url);
      return Response.json(pages[urls.length - 1] ?? { items: [] });
    },
  };
}

describe('plans', () => {
  it('reads every page, and stops though `next` never ends', async () => {
    const server = rest(
      { items: [{ id: 7, name: 'A' }], next: true },
      { items: [{ id: '8', name: 'B', enabled: true, description: 'b' }], next: true },
      { items: [], next: true },
    );
    expect(await readPlans(server)).toEqual([
      { id: 7, name: 'A', note: '' },
      { id: 8, name: 'B', note: 'b' },
    ]);
    expect(server.urls).toHaveLength(3);
    expect(server.urls[1]).toBe('https://cc.example/api/routing/outbound/chat?enabled=true&page=2&size=100');
  });

  it('one bad item drops no other; switched off ones and ids that are none are left out', async () => {
    const server = rest({
      items: [
        null,
        { name: 'no id' },
        { id: 'x', name: 'y' },
        { id: 9, name: 'off', enabled: false },
        { id: 10 },
      ],
    });
    expect(await readPlans(server)).toEqual([{ id: 10, name: '10', note: '' }]);
  });
});

describe('operators', () => {
  it.each([
    ['online', { status: 'web,sip' }, true],
    ['online', { status: ['web'] }, true],
    ['online', undefined, true],
    ['online', { status: { toString: 1 } }, true],
    ['online', { status: 'web,dnd' }, false],
    ['online', { status: ['dnd'] }, false],
    ['pause', { status: 'web' }, false],
    [undefined, { status: 'web' }, false],
  ])('%o with presence %o: %o', async (status, presence, isOffered) => {
    const server = rest({ items: [{ id: '12', name: 'Ann', status, presence, extension: '204' }] });
    expect(await readOperators(server, 10)).toEqual(isOffered ? [{ id: 12, name: 'Ann', note: '204' }] : []);
  });

  it('never the operator himself', async () => {
    expect(await readOperators(rest({ items: [{ id: '10', name: 'Me', status: 'online' }] }), 10)).toEqual(
      [],
    );
  });
});
