import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isKey,
  MESSAGES,
  translator,
  type Key,
  type Language,
  type Text,
  type Messages,
} from '../../../lib/i18n/index.ts';
import { ru as deskRu } from '../../../lib/i18n/ru.ts';
import { withWords, type DeskModel } from '../../../components/desk/model.ts';
import { addMessages, late, translator as lateTranslator } from '../../../lib/i18n/late.ts';
import { CONTRACT } from './contract.ts';

const { ru, uk, en } = MESSAGES;
const LANGUAGES = ['ru', 'uk', 'en'] as const;
const KEYS = Object.keys(ru).filter(isKey);

const forms = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const placeholders = (text: Text): string[] =>
  [...new Set(forms(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
const asked = (messages: Messages) =>
  Object.fromEntries(KEYS.map((key) => [key, placeholders(messages[key])]));
const occurrences = (text: string, sign: string): number => text.split(sign).length - 1;

/** Every text of a language with its key, and the plural form where there is one: offenders are listed, not just counted. */
const offenders = (language: Language, isBad: (text: string, key: Key) => boolean): string[] =>
  KEYS.flatMap((key) =>
    forms(MESSAGES[language][key])
      .filter((text) => isBad(text, key))
      .map((text) => `${key}: ${text}`),
  );

/** What clients write in the settings' sample: their words, not ours. */
const isClientsQuote = (key: Key) => /^options\.preview(Red|Yellow|Green|Grey)$/.test(key);

describe.each(LANGUAGES)('texts in %s', (language) => {
  const messages = MESSAGES[language];

  it('has every key and no other', () => {
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(ru).toSorted());
  });

  it('asks for the same parameters as Russian', () => {
    expect(asked(messages)).toEqual(asked(ru));
  });

  it('has the plural forms its language chooses from', () => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    const wrong = KEYS.filter((key) => {
      const text = messages[key];
      if (typeof text === 'string') return false;
      const have = Object.keys(text);
      const same = new Set(forms(text)).size === 1; // a form that is left out reads as `other`
      return have.some((f) => !needed.some((n) => n === f)) || (!same && have.length !== needed.length);
    });
    expect(wrong).toEqual([]);
  });

  it('counts in every plural text', () => {
    const wrong = KEYS.filter((key) => {
      const text = messages[key];
      return typeof text !== 'string' && !placeholders(text).includes('{count}');
    });
    expect(wrong).toEqual([]);
  });

  it('has no empty text and no stray spaces', () => {
    expect(
      offenders(language, (text) => text.trim() === '' || text !== text.trim() || /\s\s/.test(text)),
    ).toEqual([]);
  });

  it('does not shout or beg', () => {
    const begging = /please|пожалуйста|будь ласка/i;
    expect(
      offenders(language, (text, key) => begging.test(text) || (text.includes('!') && !isClientsQuote(key))),
    ).toEqual([]);
  });

  it('has balanced braces and quotes', () => {
    const pairs = [
      ['{', '}'],
      ['«', '»'],
      ['“', '”'],
      ['(', ')'],
    ] as const;
    expect(
      offenders(language, (text) =>
        pairs.some(([open, close]) => occurrences(text, open) !== occurrences(text, close)),
      ),
    ).toEqual([]);
  });

  it('writes the apostrophe in one way', () => {
    expect(offenders(language, (text) => /[’ʼ`]/.test(text))).toEqual([]);
  });

  it('holds no letters of another language', () => {
    const foreign = { ru: /[іїєґ]/i, uk: /[ыэъё]/i, en: /\p{Script=Cyrillic}/u }[language];
    expect(offenders(language, (text) => foreign.test(text))).toEqual([]);
  });
});

/** Of all texts, file by file, as they are joined. */
const INDEX = readFileSync(join(import.meta.dirname, '../../../lib/i18n/index.ts'), 'utf8');
const GROUPS = await Promise.all(
  [...INDEX.matchAll(/^import \{ (\w+_WORDS) \} from '(.+)';/gm)].map(async ([, name, path]) => {
    const file = (await import(join(import.meta.dirname, '../../../lib/i18n', path!))) as Record<
      string,
      object
    >;
    return file[name!]!;
  }),
);

describe('groups of texts', () => {
  it('share no key: the later one would speak for both', () => {
    const all = [deskRu, ...GROUPS].flatMap((group) => Object.keys(group));
    expect(all.length).toBeGreaterThanOrEqual(KEYS.length);
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
  });
});

describe('texts that are loaded late', () => {
  addMessages('en', en);
  const early = lateTranslator('en');

  it('are known to whoever brings them, and to nobody else', () => {
    // @ts-expect-error the desk itself cannot ask for a word of the card
    early('card.back');
    const desk = withWords(
      { t: { value: early } } as DeskModel,
      late({ 'part.own': ['Своё', 'Своє', 'Own'] }),
    );
    expect(desk.t.value('part.own')).toBe('Own');
    expect(desk.t.value('desk.close')).toBe(en['desk.close']);
    // @ts-expect-error nor can one part ask for a word of another
    desk.t.value('card.back');
  });
});

describe('Ukrainian wording', () => {
  it('says «надіслати», not «відправити»', () => {
    expect(offenders('uk', (text) => /відправ/i.test(text))).toEqual([]);
  });
});

describe('names of controls', () => {
  const named = CONTRACT.filter((row) => row.keys.length > 0);
  it.each(named)('$ru', (row) => {
    for (const key of row.keys) {
      expect({ key, ru: ru[key], uk: uk[key], en: en[key] }).toEqual({
        key,
        ru: row.ru,
        uk: row.uk,
        en: row.en,
      });
    }
  });

  it('are translated alike wherever else the Russian name stands', () => {
    const byRussian = new Map(CONTRACT.filter((row) => !row.ambiguous).map((row) => [row.ru, row]));
    const wrong = KEYS.filter((key) => {
      const text = ru[key];
      const row = typeof text === 'string' ? byRussian.get(text) : undefined;
      return row && (uk[key] !== row.uk || en[key] !== row.en);
    });
    expect(wrong).toEqual([]);
  });
});

describe('translator', () => {
  it('puts parameters in', () => {
    expect(translator('ru')('light.toRed', { time: '0:42' })).toBe('до красной 0:42');
    expect(translator('uk')('light.toRed', { time: '0:42' })).toBe('до червоної 0:42');
    expect(translator('en')('light.toRed', { time: '0:42' })).toBe('0:42 to red');
    expect(translator('uk')('chat.counter', { count: 3500, max: 4096 })).toBe('3500 з 4096');
  });

  it('leaves an unknown parameter as it is', () => {
    expect(translator('uk')('light.over')).toBe('понад {time}');
    expect(translator('uk')('light.over', { other: 1 })).toBe('понад {time}');
  });

  it('does not look for parameters inside what was put in', () => {
    expect(translator('en')('list.you', { text: '{text} {count}' })).toBe('You: {text} {count}');
    expect(translator('en')('list.you', { text: '$& $1' })).toBe('You: $& $1');
  });

  it('says the sentences of the design', () => {
    const t = translator('uk');
    expect(t('light.over', { time: '6:00' })).toBe('понад 6:00');
    expect(t('light.waits', { time: '5:18' })).toBe('чекає 5:18');
    expect(t('light.answered', { ago: t('ago.minutes', { count: 2 }) })).toBe('відповіли 2 хв тому');
    expect(t('link.online', { time: '12:04:31' })).toBe("на зв'язку, актуально на 12:04:31");
    expect(t('send.unclear')).toBe("нез'ясовано: відповідь сервера втрачено");
    expect(t('send.failed', { reason: t('reason.gateway') })).toBe('не доставлено: шлюз відхилив текст');
    expect(`${t('notice.offline', { time: '12:02:10' })} ${t('notice.offlineText')}`).toBe(
      "Немає зв'язку з 12:02:10. Повідомлення чекають у черзі й надішлються самі.",
    );
  });

  const counts = [0, 1, 2, 5, 11, 21, 1.5];
  it.each([
    [
      'ru',
      'launcher.invites',
      [
        'приглашений',
        'приглашение',
        'приглашения',
        'приглашений',
        'приглашений',
        'приглашение',
        'приглашения',
      ],
    ],
    [
      'uk',
      'launcher.invites',
      ['запрошень', 'запрошення', 'запрошення', 'запрошень', 'запрошень', 'запрошення', 'запрошення'],
    ],
    [
      'en',
      'launcher.invites',
      [
        'invitations',
        'invitation',
        'invitations',
        'invitations',
        'invitations',
        'invitations',
        'invitations',
      ],
    ],
  ] as const)('chooses the plural form: %s', (language, key, words) => {
    const t = translator(language);
    expect(counts.map((count) => t(key, { count }))).toEqual(
      counts.map((count, i) => `${count} ${words[i]}`),
    );
  });

  it('chooses among all four Ukrainian forms', () => {
    const t = translator('uk');
    expect([1, 2, 5, 21, 1.5].map((count) => t('list.unread', { count }))).toEqual([
      '1 нове повідомлення',
      '2 нові повідомлення',
      '5 нових повідомлень',
      '21 нове повідомлення',
      '1.5 нового повідомлення',
    ]);
  });

  it('takes a missing number for none', () => {
    expect(translator('en')('launcher.invites')).toBe('{count} invitations');
  });
});

describe('Creatio', () => {
  it.each([
    ['ru', /(этом|этот|этого) Creatio|Creatio (отказал|ответил|занят|перегружен)(?!\p{L})/u],
    ['uk', /(цьому|цей|цього) Creatio|Creatio (відмовив|відповів|зайнятий|перевантажений)(?!\p{L})/u],
  ] as const)('is feminine wherever it is spoken of: %s', (language, masculine) => {
    expect(offenders(language, (text) => masculine.test(text))).toEqual([]);
  });
});

describe('isKey', () => {
  it('knows the keys and nothing else', () => {
    expect(isKey('error.offline')).toBe(true);
    expect(isKey('error.never-heard-of')).toBe(false);
    expect(isKey('')).toBe(false);
  });
});
