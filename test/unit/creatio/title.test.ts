// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { favicon } from '../../../lib/creatio/favicon.ts';
import { keepTitle } from '../../../lib/creatio/title.ts';

const turn = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  document.head.replaceChildren();
  document.title = 'Контакты';
});

describe('the title', () => {
  it('begins with the number, and is the page’s own again when nobody waits', () => {
    const title = keepTitle(document);
    title.show(0);
    expect(document.title).toBe('Контакты');
    title.show(3);
    expect(document.title).toBe('(3) Контакты');
    title.show(120);
    expect(document.title).toBe('(99+) Контакты');
    title.show(0);
    expect(document.title).toBe('Контакты');
  });

  it('keeps the number when the page writes another title, and gives that one back', async () => {
    const title = keepTitle(document);
    title.show(2);
    document.title = 'Обращения';
    await turn();
    expect(document.title).toBe('(2) Обращения');
    title.show(0);
    await turn();
    expect(document.title).toBe('Обращения');
  });

  it('leaves alone what the page writes while nobody waits', async () => {
    const title = keepTitle(document);
    title.show(1);
    title.show(0);
    document.title = 'Лиды';
    await turn();
    expect(document.title).toBe('Лиды');
    title.show(4);
    expect(document.title).toBe('(4) Лиды');
  });

  it('follows a title element that was replaced', async () => {
    const title = keepTitle(document);
    title.show(1);
    document.head.replaceChildren();
    document.title = 'Новая';
    title.show(2);
    expect(document.title).toBe('(2) Новая');
  });
});

describe('the icon', () => {
  const icons = () =>
    [...document.querySelectorAll('link[rel~="icon"]')].map((l) => l.getAttribute('href') ?? '');
  const sign = { shape: 'M0 0h1', fill: '#f00', ink: '#fff', count: 12 };

  it('is drawn in place of the page’s own, which come back', () => {
    for (const href of ['/a.ico', '/b.png']) {
      const link = Object.assign(document.createElement('link'), { rel: 'icon' });
      link.setAttribute('href', href);
      document.head.append(link);
    }
    favicon(sign);
    expect(icons().map((href) => href.slice(0, 19))).toEqual(['data:image/svg+xml,', 'data:image/svg+xml,']);
    expect(decodeURIComponent(icons()[0]!)).toContain('>9+</text>');
    favicon(null);
    expect(icons()).toEqual(['/a.ico', '/b.png']);
  });

  it('is taken away where the page had none', () => {
    favicon(sign);
    expect(icons()).toHaveLength(1);
    favicon(null);
    expect(icons()).toEqual([]);
  });
});
