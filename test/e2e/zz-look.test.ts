import { expect, test } from 'vitest';
import { seedIds } from '../standins/creatio/seed/hero.ts';
import { acceptChat, HERO, SHARED, STRANGER } from './support/people.ts';
import { click, find, press, shot, waitDesk } from './support/page.ts';
import { setStage, setStatus } from './support/stage.ts';

const L = {
  ru: { a: 'Действия', c: 'Создать обращение', p: 'Проконсультировать', b: 'К списку чатов' },
  uk: { a: 'Дії', c: 'Створити звернення', p: 'Проконсультувати', b: 'До списку чатів' },
  en: { a: 'Actions', c: 'Create case', p: 'Consult', b: 'Back to the chats' },
};
test('look', async () => {
  const stage = await setStage();
  const page = await stage.openDesk('freedom');
  await setStatus(page, 'Готов');
  await acceptChat(stage, page, SHARED);
  await find(page, 'button', 'Выбрать контакт');
  await shot(page, 'people-several.png');
  await click(page, 'button', 'Выбрать контакт');
  await waitDesk(page, '.radios');
  await shot(page, 'people-choose.png');
  await press(page, 'Escape');
  await click(page, 'button', L.ru.b);
  await acceptChat(stage, page, STRANGER);
  await click(page, 'button', 'Определить клиента');
  await waitDesk(page, '.action-body');
  await new Promise((r) => setTimeout(r, 700));
  await shot(page, 'people-identify.png');
  await press(page, 'Escape');
  await click(page, 'button', L.ru.b);
  await acceptChat(stage, page, HERO);
  await page.evaluate(
    (id) => history.pushState(null, '', `${location.pathname}#Card/Cases_FormPage/edit/${id}`),
    seedIds.heroCase,
  );
  await find(page, 'button', 'Связать с этим чатом');
  for (const lang of ['ru', 'uk', 'en'] as const) {
    const dark = lang === 'uk';
    await stage.settings({ language: lang, ...({ theme: dark ? 'dark' : 'light' } as object) });
    await click(page, 'button', L[lang].a);
    await find(page, 'menu', L[lang].a);
    await new Promise((r) => setTimeout(r, 500));
    await shot(page, `people-menu-${lang}.png`);
    await click(page, 'menuitem', L[lang].p);
    await waitDesk(page, '.radios');
    await shot(page, `people-consult-${lang}.png`);
    await press(page, 'Escape');
    await page.setViewport({ width: 320, height: 640 });
    await click(page, 'button', L[lang].a);
    await new Promise((r) => setTimeout(r, 500));
    await shot(page, `people-narrow-${lang}.png`);
    await press(page, 'Escape');
    await page.setViewport({ width: 1280, height: 800 });
  }
  await click(page, 'button', L.en.b);
  await new Promise((r) => setTimeout(r, 300));
  await shot(page, 'people-list.png');
  await stage.close();
  expect(1).toBe(1);
}, 90_000);
