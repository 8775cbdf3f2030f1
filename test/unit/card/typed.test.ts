// @vitest-environment happy-dom
// What the card keeps of what was typed, and notes it may and may not edit.
import { describe, expect, it } from 'vitest';
import { htmlOf, readNotes, readPasted, writeNotes } from '../../../lib/card/rich.ts';
import { readTyped, withoutSaved, writeTyped, NOTHING } from '../../../lib/card/typed.ts';

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
  const through = (html: string): string => {
    const { nodes, pieces } = readNotes(html);
    return writeNotes(nodes.map(htmlOf).join(''), pieces);
  };

  it.each([
    '<p>Ціна <b>30 499</b> &amp; <i>далі</i></p><ul><li>раз</li><li>два</li></ul>',
    '<p style="color:red">x <img src="data:image/png;base64,iVBORw0KGgo=" width="20" alt="&quot;"> y</p>',
    '<table border="1"><tbody><tr><td style="color:red" colspan="2">x</td></tr></tbody></table>',
    '<p><a href="https://example.com" target="_blank">x</a>&nbsp;</p>',
    '<p>a<!-- hidden --></p><p>b</p>',
    '<p><img src="x" onerror="alert(1)"></p>',
    '<p>до</p><figure class="image"><img src="/img/1"><figcaption>підпис</figcaption></figure><p>після</p>',
    '<p><a href=" javascript:alert(1)">x</a></p>',
    '<script>if (a < b) x("</div>")</script><p>x</p>',
    '<!-- one --><mention id="5">@Іван</mention>',
  ])('come back as they were: %s', (html) => {
    expect(through(html)).toBe(html);
  });

  it('show what is not edited as its words, in one piece that nothing can be run of', () => {
    const { nodes, pieces } = readNotes('<p onclick="x()">слова <b>ще</b></p><p>мої</p>');
    expect(nodes.map(htmlOf)).toEqual([
      '<div data-piece="0" contenteditable="false">слова ще</div>',
      '<p>мої</p>',
    ]);
    expect(pieces).toEqual(['<p onclick="x()">слова <b>ще</b></p>']);
    expect(readPasted('<p onclick="x()">слова</p>').map(htmlOf)).toEqual(['<p>слова</p>']);
  });

  it('of plain text keep their lines, and empty ones are empty', () => {
    expect(through('просто\nтекст < 5')).toBe('<p>просто</p><p>текст &lt; 5</p>');
    expect(through('')).toBe('');
    expect(writeNotes('<p><br></p>', [])).toBe('');
    expect(writeNotes('<p>a<br></p><p><br></p>', [])).toBe('<p>a</p>');
  });
});
