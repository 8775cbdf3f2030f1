/** What the desk says of a message is what Webitel says of it, then and much later. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_TEXT } from '../../../lib/chat/split-text.ts';
import { Stage, copies } from './stage.ts';

const MINUTE = 60_000;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
  await stage.online();
});
afterEach(() => stage.stop());

const states = (text: string) => stage.lines(text).map((l) => l.state);
const delivered = (id: string, text: string) =>
  stage.server
    .conversations()
    .find((c) => c.id === id)!
    .messages.filter((m) => m.text === text && m.delivered).length;

describe('a message that was refused and typed again', () => {
  it('is one refused and one delivered, also after eleven minutes, a lost line and a new worker', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.failBefore = { times: 1, action: 'send_text_chat' };
    await stage.send(id, 'Чим можу допомогти?', 'first');
    await stage.until(() => states('Чим можу допомогти?').join() === 'failed');
    await stage.send(id, 'Чим можу допомогти?', 'second');
    await customer.heard('Чим можу допомогти?');
    await stage.until(() => states('Чим можу допомогти?').join() === 'failed,sent');
    for (let minute = 0; minute < 11; minute++) {
      await stage.clock.advance(MINUTE);
      expect(states('Чим можу допомогти?')).toEqual(['failed', 'sent']);
      expect(stage.view.chats[id]?.wait?.unansweredSince).toBeNull();
    }
    await stage.drop();
    await stage.within(15, () => stage.view.connection.state === 'online');
    stage.rebirth();
    await stage.within(15, () => stage.lines('Чим можу допомогти?').length === 2);
    await stage.clock.advance(11 * MINUTE);
    expect(states('Чим можу допомогти?')).toEqual(['failed', 'sent']);
    expect(copies(stage, id, 'Чим можу допомогти?')).toBe(1);
  });
});

describe('an answer that comes after it was given up', () => {
  it('still says that the message was refused', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.set({ failAfterEcho: { times: 1 }, answerDelayMs: { send_text_chat: 1500 } });
    await stage.send(id, 'заблоковано');
    await stage.clock.advance(66_000);
    expect(states('заблоковано')).toEqual(['sent']);
    await stage.until(() => stage.line('заблоковано')?.state === 'failed');
    await stage.clock.advance(2 * MINUTE);
    expect(states('заблоковано')).toEqual(['failed']);
    expect(stage.view.chats[id]?.wait?.unansweredSince).not.toBeNull();
    expect(customer.messages().some((m) => m.text === 'заблоковано')).toBe(false);
  });
});

describe('what is no refusal', () => {
  it('silence of the messenger: unclear, and nothing makes it sent but the operator', async () => {
    const { id } = await stage.accepted();
    stage.server.faults.failAfterEcho = { times: 1, detail: 'context deadline exceeded' };
    await stage.send(id, 'хтозна');
    await stage.untilState('хтозна', 'unclear');
    await stage.clock.advance(11 * MINUTE);
    expect(states('хтозна')).toEqual(['unclear']);
    expect(stage.view.chats[id]?.wait?.unansweredSince).not.toBeNull();
    await stage.crm.call({ type: 'message.confirm', localId: 'хтозна' });
    await stage.untilState('хтозна', 'sent');
    expect(copies(stage, id, 'хтозна')).toBe(1);
  });

  it('will be delivered later: sent, with a note, and not offered again', async () => {
    const { id } = await stage.accepted();
    stage.server.faults.failAfterEcho = { times: 1, id: 'portal.customer.update.not_delivered' };
    await stage.send(id, 'згодом');
    await stage.untilState('згодом', 'sent');
    expect(stage.line('згодом')).toMatchObject({ note: 'later', reason: null });
  });
});

describe('a long text', () => {
  const long = `${'а'.repeat(MAX_TEXT)}${'б'.repeat(500)}`;

  it('whose first part is refused waits whole, and one retry sends it in order', async () => {
    const { id } = await stage.accepted();
    stage.server.faults.failBefore = { times: 1, action: 'send_text_chat' };
    await stage.send(id, long, 'long');
    await stage.until(() => stage.crm.conversation?.lines.some((l) => l.state === 'failed'));
    await stage.clock.advance(2 * MINUTE);
    expect(stage.crm.conversation?.lines.slice(1).map((l) => [l.state, l.note])).toEqual([
      ['failed', null],
      ['queued', 'held'],
    ]);
    await stage.crm.call({ type: 'message.retry', localId: 'long', newLocalId: 'again' });
    await stage.until(() => stage.crm.conversation?.lines.every((l) => l.state === null || l.messageId));
    const sent = stage.server
      .conversations()
      .find((c) => c.id === id)!
      .messages.slice(1);
    expect(sent.map((m) => m.text).join('')).toBe(long);
  });

  it('is stored whole or not at all', async () => {
    const { id } = await stage.accepted();
    let writes = 0;
    stage.onStep = (what) => {
      if (what === 'saveOutbox') writes += 1;
      if (what === 'saveOutbox') throw new Error('disk full');
    };
    const result = await stage.send(id, long, 'long');
    stage.onStep = () => {};
    expect([result.ok, writes]).toEqual([false, 1]);
    await stage.settle();
    expect(stage.crm.conversation?.lines).toHaveLength(1);
    await stage.clock.advance(MINUTE);
    expect(stage.server.conversations().find((c) => c.id === id)!.messages).toHaveLength(1);
  });
});

describe('a disk that refuses', () => {
  it('to note that a message leaves keeps it here: it is queued, never unclear, and goes once', async () => {
    const { customer, id } = await stage.accepted();
    let refused = 0;
    await stage.drop();
    await stage.send(id, 'диск');
    stage.onStep = (what) => {
      if (what === 'saveOutbox' && refused++ < 1) throw new Error('disk full');
    };
    await stage.within(15, () => refused > 0);
    await stage.within(15, () => stage.line('диск')?.messageId);
    expect(states('диск')).toEqual(['sent']);
    expect(customer.messages().filter((m) => m.text === 'диск')).toHaveLength(1);
  });
});

describe('a disk that refuses, behind a message that it has,', () => {
  it('to empty the draft: the message is not called refused, and goes once', async () => {
    const { customer, id } = await stage.accepted();
    const draft = { type: 'text.keep', conversationId: id, field: 'message', text: 'лист' } as const;
    await stage.crm.call(draft);
    stage.onStep = (what) => {
      if (what === 'saveKept') throw new Error('disk full');
    };
    expect(await stage.send(id, 'лист')).toEqual({ ok: true });
    await stage.untilState('лист', 'sent');
    expect(stage.crm.conversation?.kept.message).toBeUndefined();
    expect(customer.messages().filter((m) => m.text === 'лист')).toHaveLength(1);
    stage.onStep = () => {};
    await stage.clock.advance(10_000);
    stage.rebirth();
    await stage.untilOnline();
    await stage.until(() => stage.crm.conversation?.id === id);
    expect(stage.crm.conversation?.kept.message).toBeUndefined();
  });
});

describe('a message that waited', () => {
  it('longer than ten minutes asks before it goes', async () => {
    const { customer, id } = await stage.accepted();
    stage.server.faults.refuseConnections = true;
    await stage.drop();
    await stage.send(id, 'хвилину, дивлюся');
    await stage.clock.advance(11 * MINUTE);
    stage.server.faults.refuseConnections = false;
    await stage.within(60, () => stage.view.connection.state === 'online');
    await stage.clock.advance(MINUTE);
    expect(stage.line('хвилину, дивлюся')).toMatchObject({ state: 'queued', note: 'asks' });
    expect(copies(stage, id, 'хвилину, дивлюся')).toBe(0);
    await stage.send(id, 'ось');
    await customer.heard('ось');
    await stage.crm.call({ type: 'message.sendNow', localId: 'хвилину, дивлюся' });
    await customer.heard('хвилину, дивлюся');
    expect(delivered(id, 'хвилину, дивлюся')).toBe(1);
  });

  it('or over a sign-out asks too', async () => {
    const { id } = await stage.accepted();
    await stage.drop();
    stage.server.faults.refuseConnections = true;
    await stage.send(id, 'до завтра');
    await stage.page.call({ type: 'account.signOut' });
    stage.server.faults.refuseConnections = false;
    await stage.online();
    stage.crm.watch(id);
    await stage.until(() => stage.line('до завтра'));
    await stage.clock.advance(MINUTE);
    expect(stage.line('до завтра')).toMatchObject({ state: 'queued', note: 'asks' });
    expect(copies(stage, id, 'до завтра')).toBe(0);
  });
});
