import { expect, test } from 'vitest';
import { albumPage } from '../../../scripts/tour/album.ts';
import type { Picture } from '../../../scripts/tour/show.ts';

const picture = (patch: Partial<Picture>): Picture => ({
  name: '01',
  file: '01-ru.png',
  language: 'ru',
  caption: 'Список',
  width: 1440,
  height: 900,
  ...patch,
});

test('a section for each language that has pictures, and a link to it', () => {
  const page = albumPage([picture({}), picture({ language: 'en', file: '01-en.png', caption: 'List' })], '');
  expect(page.match(/<section id="(\w+)"/g)).toEqual(['<section id="ru"', '<section id="en"']);
  expect(page).toContain('<a href="#en" lang="en">English</a>');
  expect(page).not.toContain('Українська');
});

test('captions are text, not markup', () => {
  const page = albumPage([picture({ caption: '<b>"Да" & нет</b>' })], '');
  expect(page).toContain('alt="&lt;b&gt;&quot;Да&quot; &amp; нет&lt;/b&gt;"');
});

test('the page needs nothing from elsewhere', () => {
  const page = albumPage([picture({})], 'body {}');
  expect(page).toContain('body {}');
  expect(page).not.toMatch(/https?:|<script|<link/);
});
