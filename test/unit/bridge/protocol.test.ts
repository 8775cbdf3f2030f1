import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand, parseViewMessage } from '../../../lib/bridge/protocol.ts';
import { uiState } from '../../../lib/bridge/ui-state.ts';

const id = 'conv';
const OPERATOR = [
  { type: 'chat.accept', conversationId: id },
  { type: 'chat.decline', conversationId: id },
  { type: 'chat.leave', conversationId: id },
  { type: 'message.send', conversationId: id, localId: 'l', text: 'hi' },
  { type: 'message.retry', localId: 'l', newLocalId: 'm' },
  { type: 'message.confirm', localId: 'l' },
  { type: 'message.discard', localId: 'l' },
  { type: 'text.keep', conversationId: id, field: 'message', text: '' },
  { type: 'chat.read', conversationId: id, upTo: 5 },
  { type: 'chat.noReplyNeeded', conversationId: id, upTo: 5 },
  { type: 'agent.setStatus', status: 'pause', cause: 'Lunch' },
  { type: 'agent.setStatus', status: 'online' },
  { type: 'ui.remember', ui: { size: 'wide' } },
  { type: 'line.refresh' },
  { type: 'options.open' },
  { type: 'report.read' },
];

describe('commands', () => {
  it.each(OPERATOR)('%o is understood from the desk and from pages, and never from a CRM page', (command) => {
    expect(parseCommand(command, 'desk')).toEqual(command);
    expect(parseCommand(command, 'page')).toEqual(command);
    expect(parseCommand(command, 'launcher')).toBeNull();
    expect(parseCommand(command, 'gateway')).toBeNull();
  });

  it.each([
    null,
    undefined,
    'chat.accept',
    [],
    {},
    { type: 'constructor' },
    { type: '__proto__' },
    { type: ['chat.accept'], conversationId: id },
    { type: 'chat.accept' },
    { type: 'chat.accept', conversationId: '' },
    { type: 'chat.accept', conversationId: 'x'.repeat(201) },
    { type: 'chat.accept', conversationId: { toString: 1 } },
    { type: 'message.send', conversationId: id, localId: 'l', text: 'x'.repeat(200_001) },
    { type: 'message.send', conversationId: id, localId: 'l', text: { a: 1 } },
    { type: 'message.send', conversationId: id, text: 'without a local id' },
    { type: 'chat.read', conversationId: id, upTo: '5' },
    { type: 'chat.read', conversationId: id, upTo: NaN },
    { type: 'agent.setStatus', status: 'break_out' },
    { type: 'ui.remember', ui: { size: 'giant' } },
    { type: 'ui.remember', ui: { launcherTop: { other: 5 } } },
  ])('%o is none', (junk) => {
    expect(parseCommand(junk, 'page')).toBeNull();
  });

  it('a CRM page may say where its launcher is, and nothing else', () => {
    const command = { type: 'ui.remember', ui: { launcherTop: { freedom: 20 } } };
    expect(parseCommand(command, 'launcher')).toEqual(command);
    expect(parseCommand({ ...command, ui: { ...command.ui, size: 'full' } }, 'launcher')).toBeNull();
    expect(parseCommand(command, 'gateway')).toBeNull();
    for (const type of ['crm.ask', 'page.ask', 'account.signOut'])
      expect(parseCommand({ type, op: 'user' }, 'launcher')).toBeNull();
  });

  it('unknown keys do not travel on', () => {
    expect(parseCommand({ type: 'line.refresh', evil: 1 }, 'page')).toEqual({ type: 'line.refresh' });
  });

  it('anything at all never throws', () => {
    const type = fc.constantFrom(...OPERATOR.map((c) => c.type), 'account.signIn', 'account.signOut');
    const property = fc.property(
      fc.anything({ withNullPrototype: true }),
      type,
      fc.object(),
      (junk, name, more) => {
        parseCommand(junk, 'page');
        parseCommand({ ...more, type: name }, 'desk');
        parseViewMessage(junk);
        parseViewMessage({ kind: 'call', callId: 'c', command: junk });
        uiState.safeParse(junk);
      },
    );
    expect(() => fc.assert(property)).not.toThrow();
  });
});
