// The record on the page: told after every move, asked sparingly, and only of the last place.
import { describe, expect, it } from 'vitest';
import type { PageRecord } from '../../../lib/creatio/page-record.ts';
import { hashOf, watchPlace } from '../../../lib/creatio/place.ts';
import { seedIds } from '../../standins/creatio/seed/hero.ts';
import { crmStage } from './crm-stage.ts';

async function watched() {
  const stage = await crmStage();
  const told: (PageRecord | null)[] = [];
  let hash = '#Section/Contacts_ListPage';
  let moved = (): void => {};
  let tab: (isOpen: boolean) => void = () => {};
  const stop = watchPlace(
    stage.context,
    {
      hash: () => hash,
      onMove: (run) => {
        moved = run;
        return () => (moved = () => {});
      },
      onChatTab: (run) => {
        tab = run;
        return () => (tab = () => {});
      },
    },
    (place) => told.push(place),
  );
  const go = (to: string): void => {
    hash = to;
    moved();
  };
  const until = async (probe: () => boolean): Promise<void> => {
    while (!probe()) await new Promise((resolve) => setImmediate(resolve));
  };
  return { stage, told, go, stop, until, tab: (isOpen: boolean) => tab(isOpen) };
}

const CASE = `#Card/Cases_FormPage/edit/${seedIds.heroCase}`;

describe('the place', () => {
  it('is told when it changes, and not when the address changes within it', async () => {
    const { stage, told, go, until } = await watched();
    go(`#Card/Contacts_FormPage/edit/${seedIds.hero}`);
    await until(() => told.length === 1);
    go(`#Card/Contacts_FormPage/edit/${seedIds.hero}?tab=2`);
    go('#Desktop');
    await until(() => told.length === 2);
    expect(told).toMatchObject([{ entity: 'Contact', id: seedIds.hero }, null]);
    expect(stage.calls()).toEqual([]);
  });

  it('that was left before the CRM answered is never told; come back to, it is told by that answer', async () => {
    const { stage, told, go, until } = await watched();
    const signals: (AbortSignal | null | undefined)[] = [];
    stage.before = (_, init) => void signals.push(init.signal);
    go(CASE);
    go(`#Card/Contacts_FormPage/edit/${seedIds.hero}`);
    await until(() => told.length === 1);
    await until(() => signals.length === 1);
    expect(told).toMatchObject([{ entity: 'Contact' }]);
    // What others may be waiting for too was not ended.
    go(CASE);
    await until(() => told.length === 2);
    expect(told[1]).toMatchObject({ entity: 'Case', number: 'SR-00020614', contactId: seedIds.hero });
    expect(signals).toHaveLength(1);
  });

  it('that a mini page showed is opened on a whole page', async () => {
    const { told, go, until } = await watched();
    go(`#Section/Contacts_ListPage[modal=Contacts_MiniPage/edit/${seedIds.hero}]`);
    await until(() => told.length === 1);
    expect(hashOf('freedom', { entity: 'Contact', id: 'x' })).not.toContain('MiniPage');
    go('#Desktop');
    go(`#Card/Contacts_MiniPage/edit/${seedIds.hero}`);
    await until(() => told.length === 3);
    expect(hashOf('freedom', { entity: 'Contact', id: 'x' })).not.toContain('MiniPage');
  });

  it('is not told any more once it is stopped', async () => {
    const { told, go, stop } = await watched();
    stop();
    go(CASE);
    expect(told).toEqual([]);
  });

  it('leads back to the page that this CRM has shown such a record on', async () => {
    expect(hashOf('freedom', { entity: 'Contact', id: 'x' })).toBe('#Card/Contacts_FormPage/edit/x');
    expect(hashOf('classic', { entity: 'Contact', id: 'x' })).toBe('#CardModuleV2/ContactPageV2/edit/x');
    expect(hashOf('freedom', { entity: 'UsrThing', id: 'x' })).toBeNull();
    const { told, go, until } = await watched();
    go(`#CardModuleV2/CasePage/edit/${seedIds.heroCase}`);
    await until(() => told.length === 1);
    expect(hashOf('freedom', { entity: 'Case', id: 'x' })).toBe('#CardModuleV2/CasePage/edit/x');
    expect(hashOf('classic', { entity: 'Case', id: 'x' })).toBe('#CardModuleV2/CasePage/edit/x');
  });

  it('is the chat whose own tab is open there, until that tab is left', async () => {
    const { stage, told, go, until, tab } = await watched();
    const [chat] = stage.creatio.db.rows('UsrWebitelChat');
    go(`#Card/UsrWebitelChat_FormPage/edit/${String(chat!.Id)}`);
    await until(() => told.length === 1);
    tab(true);
    await until(() => told.length === 2);
    tab(false);
    await until(() => told.length === 3);
    expect(told.map((place) => place?.chat)).toEqual([undefined, chat!.UsrConversationId, undefined]);
    // On a page of something else nothing is looked for, whatever is called so there.
    go(`#Card/Accounts_FormPage/edit/${String(stage.creatio.db.rows('Account')[0]!.Id)}`);
    await until(() => told.length === 4);
    tab(true);
    go('#Desktop');
    await until(() => told.length === 5);
    expect(told.slice(3).map((place) => place?.chat)).toEqual([undefined, undefined]);
  });
});
