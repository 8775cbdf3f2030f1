import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand, parseViewMessage, uiState } from '../../../lib/bridge/protocol.ts';

const id = 'conv';
const OPERATOR = [
  { type: 'accept', conversationId: id },
  { type: 'decline', conversationId: id },
  { type: 'leave', conversationId: id },
  { type: 'send', conversationId: id, localId: 'l', text: 'hi' },
  { type: 'retry', localId: 'l', newLocalId: 'm' },
  { type: 'confirm-sent', localId: 'l' },
  { type: 'discard', localId: 'l' },
  { type: 'draft', conversationId: id, text: '' },
  { type: 'read', conversationId: id, upTo: 5 },
  { type: 'no-reply-needed', conversationId: id, upTo: 5 },
  { type: 'set-status', status: 'pause', cause: 'Lunch' },
  { type: 'set-status', status: 'online' },
  { type: 'remember', ui: { size: 'wide' } },
  { type: 'refresh' },
  { type: 'open-options' },
  { type: 'report' },
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
    'accept',
    [],
    {},
    { type: 'constructor' },
    { type: '__proto__' },
    { type: ['accept'], conversationId: id },
    { type: 'accept' },
    { type: 'accept', conversationId: '' },
    { type: 'accept', conversationId: 'x'.repeat(201) },
    { type: 'accept', conversationId: { toString: 1 } },
    { type: 'send', conversationId: id, localId: 'l', text: 'x'.repeat(200_001) },
    { type: 'send', conversationId: id, localId: 'l', text: { a: 1 } },
    { type: 'send', conversationId: id, text: 'without a local id' },
    { type: 'read', conversationId: id, upTo: '5' },
    { type: 'read', conversationId: id, upTo: NaN },
    { type: 'set-status', status: 'break_out' },
    { type: 'remember', ui: { size: 'giant' } },
    { type: 'remember', ui: { launcherTop: { other: 5 } } },
  ])('%o is none', (junk) => {
    expect(parseCommand(junk, 'page')).toBeNull();
  });

  it('a CRM page may say where its launcher is, and nothing else', () => {
    const command = { type: 'remember', ui: { launcherTop: { freedom: 20 } } };
    expect(parseCommand(command, 'launcher')).toEqual(command);
    expect(parseCommand({ ...command, ui: { ...command.ui, size: 'full' } }, 'launcher')).toBeNull();
    expect(parseCommand(command, 'gateway')).toBeNull();
    for (const type of ['crm', 'page', 'sign-out'])
      expect(parseCommand({ type, op: 'user' }, 'launcher')).toBeNull();
  });

  it('unknown keys do not travel on', () => {
    expect(parseCommand({ type: 'refresh', evil: 1 }, 'page')).toEqual({ type: 'refresh' });
  });

  it('anything at all never throws', () => {
    const type = fc.constantFrom(...OPERATOR.map((c) => c.type), 'sign-in', 'sign-out');
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
