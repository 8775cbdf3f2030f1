// @vitest-environment happy-dom
// What was cut at the border says so where it is shown.
import { signal } from '@preact/signals';
import * as fc from 'fast-check';
import { render, type ComponentChild } from 'preact';
import { act as settled } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { OpenLink } from '../../../../components/card/open-link.tsx';
import { Variables } from '../../../../components/card/variables.tsx';
import { ContactRadios } from '../../../../components/contacts/contact-radios.tsx';
import { RecordLink } from '../../../../components/contacts/record-link.tsx';
import { Bubble } from '../../../../components/desk/conversation/bubble.tsx';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { cut, isCut, MOST_TEXT, MOST_VALUE, MOST_VARIABLES } from '../../../../lib/chat/amounts.ts';
import { emptyChat } from '../../../../lib/chat/chat.ts';
import { linesOf } from '../../../../lib/chat/lines.ts';
import { isCutName, oneLine, safeName } from '../../../../lib/text/names.ts';
import { translator, type Language } from '../../../../lib/i18n/index.ts';

const LANGUAGES: [Language, string][] = [
  ['ru', 'сокращено'],
  ['uk', 'скорочено'],
  ['en', 'shortened'],
];
let place: HTMLElement;
beforeEach(() => {
  place = document.createElement('div');
});

async function shown(language: Language, what: ComponentChild): Promise<string> {
  const desk = {
    t: signal(translator(language)),
    language: signal(language),
    toast: signal(null),
    view: signal(null),
  };
  await settled(() =>
    render(<DeskProvider value={desk as unknown as DeskModel}>{what}</DeskProvider>, place),
  );
  return place.textContent ?? '';
}

const bubble = (text: string) => {
  const message = { id: 1, channelId: '', at: 1_790_000_000_000, editedAt: 0, text };
  const [line] = linesOf({ ...emptyChat('c'), messages: [message] }, []);
  return <Bubble line={line!} continues={false} search="" isCurrent={false} />;
};

describe.each(LANGUAGES)('%s', (language, word) => {
  it('a message, folded as it is', async () => {
    expect(await shown(language, bubble(cut('я'.repeat(MOST_TEXT + 1), MOST_TEXT)))).toContain(word);
    expect(await shown(language, bubble(`${'я'.repeat(50_000)}…`))).not.toContain(word);
  });

  it('a variable, and more of them than are kept', async () => {
    const long: [string, string] = ['note', cut('x'.repeat(MOST_VALUE + 1), MOST_VALUE)];
    expect(await shown(language, <Variables variables={[long, ['lang', 'uk']]} />)).toContain(word);
    expect(await shown(language, <Variables variables={[['lang', 'uk…']]} />)).not.toContain(word);
    const many = Array.from({ length: MOST_VARIABLES }, (_, n): [string, string] => [`v${n}`, 'x']);
    expect(await shown(language, <Variables variables={many} />)).toContain(
      translator(language)('card.cutVariables', { count: MOST_VARIABLES }),
    );
  });
});

describe.each(LANGUAGES)('a name, %s', (language, word) => {
  const long = 'Ім’я '.repeat(200);
  const contact = (name: string) => ({ id: '1', name, accountName: '', phone: '', photoId: null });
  const radios = (name: string) => (
    <ContactRadios label="" contacts={[contact(name)]} chosen={null} onChoose={() => {}} />
  );

  it('of a record, and of a contact to choose', async () => {
    expect(await shown(language, <RecordLink entity="Contact" id="1" name={long} />)).toContain(word);
    expect(await shown(language, <RecordLink entity="Contact" id="1" name="Ірина…" />)).not.toContain(word);
    expect(await shown(language, <OpenLink entity="Contact" id="1" name={safeName(long)} />)).toContain(word);
    expect(await shown(language, radios(long))).toContain(word);
    expect(await shown(language, radios('Ірина'))).not.toContain(word);
  });
});

it('a name that was cut is known by it, and what fits is not taken for it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('я', '👩‍👩‍👧‍👦', 'e\u0301', 'ab ', '.'),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom('', '…'),
      (letter, count, end) => {
        const letters = [...new Intl.Segmenter().segment(oneLine(letter.repeat(count) + end))].length;
        // A name of that very length may end in such a sign itself.
        if (letters !== 120) expect(isCutName(safeName(letter.repeat(count) + end))).toBe(letters > 120);
      },
    ),
  );
});

it('whatever was cut is known by it, and what fits is not taken for it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('я', '👩‍👩‍👧‍👦', 'e\u0301\u0302', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'ab ', '…'),
      fc.integer({ min: 500, max: 3_000 }),
      (letter, most) => {
        const long = letter.repeat(most);
        expect(isCut(cut(long, most), most)).toBe(long.length > most || letter === '…');
      },
    ),
  );
  expect(isCut('…')).toBe(false);
});
