/** Customers' words that the CRM's protection against scripts takes for markup: they are kept, with other signs in place of its own. */
import { expect, it } from 'vitest';
import { seedIds } from '../../standins/creatio/seed/hero.ts';
import { crmStage, type CrmStage } from './crm-stage.ts';

const CASE = '0ca5e000-0000-4000-8000-000000000001';
const CONVERSATION = '0c0a7000-0000-4000-8000-000000000001';
const SAID = '12:05 Ірина: на сайті <script>alert(1)</script>, 2 < 3';
const KEPT = '12:05 Ірина: на сайті ‹script›alert(1)‹/script›, 2 ‹ 3';
const wanted = {
  id: CASE,
  contactId: seedIds.hero,
  conversationId: CONVERSATION,
  subject: 'Помилка <style>',
  symptoms: SAID,
  since: { createdOn: '', ids: [] },
  again: false,
};
const writes = (stage: CrmStage, entity: string): string[] =>
  stage.calls().filter((call) => new RegExp(`^(POST|PATCH) odata/${entity}`).test(call));

it('a case is made with the words of the chat, once, also when it is asked for again', async () => {
  const stage = await crmStage({ xss: 'block' });
  await stage.ask('case-create', wanted);
  await stage.ask('case-create', wanted);
  expect(stage.creatio.db.get('Case', CASE)).toMatchObject({ Subject: 'Помилка ‹style›', Symptoms: KEPT });
});

it('where nothing protects, they are written as they were said, in one question', async () => {
  const stage = await crmStage();
  await stage.ask('case-create', wanted);
  expect(stage.creatio.db.get('Case', CASE)).toMatchObject({ Symptoms: SAID });
  expect(writes(stage, 'Case')).toHaveLength(1);
});

it('a refusal for another reason is told in its own words, and an answer that is lost is not taken for one', async () => {
  const stage = await crmStage({ xss: 'block' });
  const other = { ...wanted, symptoms: '', subject: 'Холодильник', contactId: CASE };
  await expect(stage.ask('case-create', other)).rejects.toMatchObject({ kind: 'refused' });
  expect(writes(stage, 'Case')).toHaveLength(1);
  let posts = 0;
  stage.before = (path, { method }) => {
    if (method === 'POST' && path === 'odata/Case' && ++posts === 2) throw new TypeError('lost');
  };
  await expect(stage.ask('case-create', wanted)).rejects.toMatchObject({ kind: 'unreachable' });
});

it('the record of a chat is made and changed, whatever its client wrote last', async () => {
  const stage = await crmStage({ xss: 'block' });
  const write = (lastMessage: string) =>
    stage.ask('chat-record-write', {
      conversationId: CONVERSATION,
      values: { name: '<iframe> Ірина', lastMessage },
      create: true,
    });
  const { id } = await write(SAID);
  const record = () => stage.creatio.db.get('UsrWebitelChat', id)!;
  expect(record()).toMatchObject({ UsrName: '‹iframe› Ірина', UsrLastMessage: KEPT });
  await write('<script>');
  expect(record().UsrLastMessage).toBe('‹script›');
});

it('notes are the operator’s to make plain: nothing of them is changed by itself', async () => {
  const stage = await crmStage({ xss: 'block' });
  const values = { notes: '<table><tr><td>Ціна</td></tr></table>' };
  await expect(
    stage.ask('chat-record-write', { conversationId: CONVERSATION, values, create: true }),
  ).rejects.toMatchObject({ kind: 'refused' });
});
