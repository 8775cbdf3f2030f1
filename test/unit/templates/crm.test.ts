import { expect, it } from 'vitest';
import { crmStage } from '../creatio/crm-stage.ts';

it('a text is written where it is as it was, and otherwise told as it is now', async () => {
  const stage = await crmStage();
  const [was] = (await stage.ask('templates'))!;
  const inCrm = async () => (await stage.ask('templates'))!.find(({ id }) => id === was!.id)!;
  const theirs = { ...was!, text: 'Колегин текст' };
  expect(await stage.ask('template-update', { ...theirs, was: was! })).toBeNull();
  const mine = { ...was!, text: 'Мій текст' };
  expect(await stage.ask('template-update', { ...mine, was: was! })).toEqual(theirs);
  expect(await inCrm()).toEqual(theirs);
  // The same words again are no quarrel: the first answer was lost.
  expect(await stage.ask('template-update', { ...theirs, was: was! })).toBeNull();
  expect(await stage.ask('template-update', { ...mine, was: theirs })).toBeNull();
  expect(await inCrm()).toEqual(mine);
});
