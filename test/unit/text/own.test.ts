// Words from outside that every object answers to («constructor») are nobody's key.
import { describe, expect, it } from 'vitest';
import { messengerIcon } from '../../../components/ui/icons.tsx';
import { fileKind } from '../../../lib/chat/file-name.ts';
import { isCalled } from '../../../lib/creatio/communication.ts';
import { entityOfPage } from '../../../lib/creatio/page-record.ts';
import { plainText } from '../../../lib/feed/crm.ts';
import { messengerName } from '../../../lib/shown/messenger.ts';

describe.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s', (word) => {
  it('is a messenger that is not known', () => {
    expect(messengerIcon(word)).toBe('chat');
    expect(messengerName(word, ((key: string) => key) as never)).toBe(word);
    expect(isCalled(word, 'Телефон')).toBe(false);
  });
  it('is a file of no kind, no sign of the feed, and no page’s entity', () => {
    expect(fileKind({ name: `a.${word}`, mime: '' })).toBe('file');
    expect(plainText(`<p>&${word};</p>`)).toBe(`&${word};`);
    expect(entityOfPage(word)).toBeNull();
  });
});
