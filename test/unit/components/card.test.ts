// @vitest-environment happy-dom
// What the card keeps of what was typed, and notes it may and may not edit.
import { describe, expect, it } from 'vitest';
import { readNotes, writeNotes } from '../../../components/desk/card/rich.ts';
import { readTyped, withoutSaved, writeTyped, NOTHING } from '../../../components/desk/card/typed.ts';

describe('what was typed', () => {
  it('comes back as it was, and nothing is written as nothing', () => {
    const typed = {
      values: {
        result: { id: 'a', name: 'Продажа' },
        resultDetails: 'две\nстроки',
        account: null,
        notes: '<p>x</p>',
      },
      bases: { result: null, resultDetails: '', notes: '<p>y</p>' },
      saved: '7',
      link: { id: '1', text: 'https://' },
      post: { id: '2', text: 'пост' },
    };
    expect(readTyped(writeTyped(typed))).toEqual(typed);
    expect(writeTyped(NOTHING)).toBe('');
    expect(readTyped('')).toEqual(NOTHING);
  });

  it('that is broken is passed over piece by piece', () => {
    expect(readTyped('{')).toEqual(NOTHING);
    expect(readTyped('[1]')).toEqual(NOTHING);
    expect(
      readTyped(
        '{"values":{"result":"x","notes":5,"case":{"id":1},"hack":"y","resultDetails":"ok"},"post":7}',
      ),
    ).toEqual({
      ...NOTHING,
      values: { resultDetails: 'ok' },
    });
  });

  it('and changed while it was being saved stays typed', () => {
    const account = { id: '1', name: 'A' };
    expect(withoutSaved({ account, resultDetails: 'new' }, { account, resultDetails: 'old' })).toEqual({
      resultDetails: 'new',
    });
  });
});

describe('notes', () => {
  const through = (html: string): string | null => {
    const nodes = readNotes(html);
    if (!nodes) return null;
    const box = document.createElement('div');
    box.append(...nodes);
    return writeNotes(box);
  };

  it('that are understood keep their formatting', () => {
    const html = '<p>Ціна <b>30 499</b> &amp; <i>далі</i></p><ul><li>раз</li><li>два</li></ul>';
    expect(through(html)).toBe(html);
    expect(through('<div><strong>a</strong><br></div>')).toBe('<p><b>a</b><br></p>');
    expect(through('просто\nтекст < 5')).toBe('<p>просто</p><p>текст &lt; 5</p>');
    expect(through('')).toBe('');
  });

  it.each([
    '<p style="color:red">x</p>',
    '<table><tbody><tr><td>x</td></tr></tbody></table>',
    '<p><img src="x" onerror="alert(1)"></p>',
    '<p>a<!-- hidden --></p>',
    '<a href="https://example.com">x</a>',
  ])('that are not are left alone: %s', (html) => {
    expect(readNotes(html)).toBeNull();
  });

  it('never carry more than the editor knows', () => {
    const box = document.createElement('div');
    const span = document.createElement('span');
    span.setAttribute('onclick', 'x()');
    span.append('слова <script>');
    box.append(span);
    expect(writeNotes(box)).toBe('слова &lt;script&gt;');
    const empty = document.createElement('div');
    empty.append(document.createElement('p'), document.createElement('br'));
    expect(writeNotes(empty)).toBe('');
  });
});
