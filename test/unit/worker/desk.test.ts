/** The life of a chat through the whole desk, from a view's command to the customer's messenger. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SETTINGS_KEY } from '../../../lib/storage/settings.ts';
import { FROM_CRM, NAMED } from './ports.ts';
import { Stage, copies } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.start();
});
afterEach(() => stage.stop());

describe('signing in', () => {
  it('tells the views who is there, and no view ever sees the token or the password', async () => {
    await stage.online();
    expect(stage.view.session).toMatchObject({
      state: 'signed-in',
      userName: 'Лысенко Виктория',
      domain: 'acme',
    });
    const stored = JSON.stringify(await stage.local.get(null));
    const token = String(/"token":"([^"]+)"/.exec(stored)![1]);
    expect(token.length).toBeGreaterThan(5);
    expect(JSON.stringify(stage.posted())).not.toContain(token);
    expect(JSON.stringify(stage.posted()) + stored).not.toContain('"secret"');
    expect(JSON.stringify(stage.server.log.requests.map((r) => [r.path, r.query]))).not.toContain(token);
  });

  it('is refused to a CRM page', async () => {
    const result = await stage.crm.call({
      type: 'account.signIn',
      origin: stage.server.origin,
      domain: 'acme',
      username: 'operator',
      password: 'secret',
    });
    expect(result).toEqual({ ok: false, code: 'not-understood' });
    expect(stage.server.log.requests).toEqual([]);
  });

  it('with a second factor takes the code and refuses a wrong one', async () => {
    const first = await stage.signIn('twofactor');
    expect(first).toMatchObject({ ok: true, value: { kind: 'second-factor' } });
    const { challenge } = (first as { value: { challenge: string } }).value;
    expect(await stage.page.call({ type: 'account.secondFactor', challenge, code: '000000' })).toMatchObject({
      ok: false,
    });
    expect(
      await stage.page.call({ type: 'account.secondFactor', challenge: 'other', code: '123456' }),
    ).toMatchObject({
      code: 'challenge-gone',
    });
    expect(
      await stage.page.call({ type: 'account.secondFactor', challenge, code: ' 123456 ' }),
    ).toMatchObject({
      ok: true,
    });
    await stage.untilOnline();
    expect(stage.view.session.userName).toBe('Бондаренко Оксана');
  });

  it('tells a wrong password, an expired one, no server and no address apart', async () => {
    const call = (over: object) =>
      stage.page.call({
        type: 'account.signIn',
        origin: stage.server.origin,
        domain: 'acme',
        username: 'operator',
        password: 'secret',
        ...over,
      });
    expect(await call({ password: 'wrong' })).toMatchObject({ ok: false, code: 'refused' });
    expect(await call({ username: 'expired' })).toMatchObject({ ok: false, code: 'password-expired' });
    expect(await call({ origin: 'http://localhost:1' })).toMatchObject({ ok: false, code: 'unreachable' });
    expect(await call({ origin: 'not an address' })).toMatchObject({ ok: false, code: 'bad-address' });
    stage.server.faults.http = '502-html';
    expect(await call({})).toMatchObject({ ok: false, code: 'server-trouble' });
    expect(stage.view.session.state).toBe('signed-out');
  });

  it('of a user who is no agent says so, and chats are not touched', async () => {
    await stage.online('noagent');
    expect(stage.view.agentProblem).toBe('not-agent');
    expect(stage.view.agent).toBeNull();
  });

  it('without a licence says so and tries again', async () => {
    stage.server.faults.licence = 'other';
    await stage.signIn();
    await stage.until(() => stage.view.agentProblem === 'no-licence');
    stage.server.faults.licence = 'all';
    expect(await stage.within(15, () => stage.view.connection.state === 'online')).toBeTruthy();
  });

  it('signing out puts the agent offline, drops the socket and shows nothing of his chats', async () => {
    await stage.online();
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    await stage.accepted();
    expect(await stage.page.call({ type: 'account.signOut' })).toEqual({ ok: true });
    await stage.until(
      () => stage.view.session.state === 'signed-out' && stage.view.connection.state === 'off',
    );
    await stage.until(() => Object.keys(stage.view.chats).length === 0);
    expect(stage.server.agent().status).toBe('offline');
    await stage.server.until(() => stage.server.agent().sockets === 0);
    expect(JSON.stringify(await stage.local.get(null))).not.toContain('token');
  });
});

describe('a chat', () => {
  beforeEach(() => stage.online());

  it('is offered, accepted, answered, read, and ended', async () => {
    const { customer, id } = await stage.invited('Ірина', 'Де моє замовлення?');
    expect(stage.view.chats[id]).toMatchObject({
      name: 'Ірина',
      provider: 'telegram',
      queue: 'Продажи',
      unread: 1,
    });

    expect(await stage.crm.call({ type: 'chat.accept', conversationId: id })).toEqual({ ok: true });
    await stage.until(() => stage.view.chats[id]?.status === 'new');
    stage.crm.watch(id);
    await stage.until(() => stage.line('Де моє замовлення?'));

    expect(await stage.send(id, 'Перевіряю')).toEqual({ ok: true });
    await customer.heard('Перевіряю');
    await stage.until(() => stage.line('Перевіряю')?.messageId);
    expect(stage.line('Перевіряю')).toMatchObject({
      state: 'sent',
      localId: 'Перевіряю',
      author: 'operator',
    });
    expect(stage.lines('Перевіряю')).toHaveLength(1);
    await stage.until(() => stage.view.chats[id]?.status === 'in-progress');

    const last = customer.writes('Дякую');
    await stage.until(() => stage.view.chats[id]?.unread === 1);
    expect(stage.view.chats[id]?.wait?.unansweredSince).not.toBeNull();
    await stage.crm.call({ type: 'chat.read', conversationId: id, upTo: last.id });
    await stage.until(() => stage.view.chats[id]?.unread === 0);
    await stage.crm.call({ type: 'chat.noReplyNeeded', conversationId: id, upTo: last.id });
    await stage.until(() => stage.view.chats[id]?.wait?.unansweredSince === null);

    expect(await stage.crm.call({ type: 'chat.leave', conversationId: id })).toEqual({ ok: true });
    await stage.until(() => stage.view.chats[id]?.status === 'completed');
    expect(stage.view.chats[id]?.ended?.reason).toBe('operator');
    expect(await stage.crm.call({ type: 'chat.leave', conversationId: id })).toEqual({ ok: true });
    expect(stage.server.log.sent('leave_chat')).toHaveLength(1);
  });

  it('is declined once, however often the button is pressed', async () => {
    const { id } = await stage.invited();
    const decline = () => stage.crm.call({ type: 'chat.decline', conversationId: id });
    expect(await Promise.all([decline(), decline()])).toEqual([{ ok: true }, { ok: true }]);
    await stage.until(() => stage.view.chats[id]?.withdrawn?.reason === 'declined');
    expect(await decline()).toEqual({ ok: true });
    expect(stage.server.agent().openChats).toBe(0);
  });

  it('is accepted once, however often and from wherever the button is pressed', async () => {
    const { id } = await stage.invited();
    const accept = () => stage.crm.call({ type: 'chat.accept', conversationId: id });
    const again = () => stage.page.call({ type: 'chat.accept', conversationId: id });
    expect(await Promise.all([accept(), again(), accept()])).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
    await stage.until(() => stage.view.chats[id]?.status === 'new');
  });

  it('shows edits and deletions of the customer', async () => {
    const { customer, id } = await stage.accepted();
    const message = customer.writes('опечатка');
    await stage.until(() => stage.line('опечатка'));
    customer.edits(message.id, 'исправлено');
    await stage.until(() => stage.line('исправлено')?.edited);
    customer.deletes(message.id);
    await stage.until(() => !stage.line('исправлено'));
    expect(stage.view.chats[id]?.preview?.text).toBe('Добрий день');
  });

  it('that is long is cut, sent in order and heard in order', async () => {
    const { customer, id } = await stage.accepted();
    const text = Array.from({ length: 1500 }, (_, i) => `слово${i}`).join(' ');
    await stage.send(id, text, 'long');
    await stage.within(5, () => stage.view.queued === 0);
    const heard = customer.messages().filter((m) => m.from === 'operator');
    expect(heard.length).toBeGreaterThan(2);
    expect(
      heard
        .map((m) => m.text)
        .join(' ')
        .replaceAll(/\s+/g, ' '),
    ).toBe(text);
  });

  it('gets messages in the order they were written, each once', async () => {
    const { customer, id } = await stage.accepted();
    const texts = Array.from({ length: 12 }, (_, i) => `№${i}`);
    await Promise.all(texts.map((text) => stage.send(id, text)));
    await customer.heard('№11');
    expect(
      customer
        .messages()
        .filter((m) => m.from === 'operator')
        .map((m) => m.text),
    ).toEqual(texts);
    await stage.until(() => texts.every((t) => stage.line(t)?.messageId));
    expect(stage.crm.conversation?.lines.slice(1).map((l) => l.text)).toEqual(texts);
    expect(stage.view.queued).toBe(0);
  });

  it('with equal texts shows each of them once', async () => {
    const { customer, id } = await stage.accepted();
    for (const n of [1, 2, 3]) await stage.send(id, 'так', `same-${n}`);
    await stage.until(() => stage.lines('так').every((l) => l.messageId) && stage.lines('так').length === 3);
    expect(customer.messages().filter((m) => m.text === 'так')).toHaveLength(3);
    expect(new Set(stage.lines('так').map((l) => l.localId)).size).toBe(3);
  });

  it('the same send command twice sends once', async () => {
    const { customer, id } = await stage.accepted();
    await Promise.all([stage.send(id, 'раз', 'same'), stage.send(id, 'раз', 'same')]);
    await customer.heard('раз');
    await stage.until(() => stage.line('раз')?.messageId);
    await stage.send(id, 'раз', 'same');
    await stage.settle();
    expect(copies(stage, id, 'раз')).toBe(1);
  });

  it('keeps a draft for all tabs and clears it with the message', async () => {
    const { id } = await stage.accepted();
    stage.page.watch(id);
    await stage.crm.call({ type: 'text.keep', conversationId: id, field: 'message', text: 'напис' });
    await stage.until(() => stage.page.conversation?.kept.message === 'напис');
    await stage.send(id, 'написав');
    await stage.until(() => stage.page.conversation && !stage.page.conversation.kept.message);
    expect(stage.page.conversation!.kept).toEqual({});
  });

  it('refuses a blank message, and one to a chat that is not there', async () => {
    const { id } = await stage.accepted();
    expect(await stage.send(id, ' \n ', 'blank')).toEqual({ ok: false, code: 'empty-message' });
    expect(await stage.send('nobody', 'hello')).toEqual({ ok: false, code: 'chat-gone' });
  });

  it('ended by the customer or the schema says by whom', async () => {
    const first = await stage.accepted('Перша');
    const second = await stage.accepted('Друга');
    first.customer.leaves();
    second.customer.schemaCloses();
    await stage.until(() => stage.view.chats[first.id]?.status === 'completed');
    await stage.until(() => stage.view.chats[second.id]?.status === 'completed');
    expect(stage.view.chats[first.id]?.ended?.reason).toBe('client');
    expect(stage.view.chats[second.id]?.ended?.reason).toBe('schema');
  });

  it('is offered again after it was left, and can be answered again', async () => {
    const { customer, id } = await stage.accepted();
    customer.invite({ login: 'operator2', timeoutSec: 0 });
    customer.takenElsewhere();
    await stage.crm.call({ type: 'chat.leave', conversationId: id });
    await stage.until(() => stage.view.chats[id]?.status === 'completed');
    customer.invite({ timeoutSec: 0 });
    await stage.until(() => stage.view.chats[id]?.status === 'invited');
    await stage.crm.call({ type: 'chat.accept', conversationId: id });
    await stage.until(() => stage.view.chats[id]?.status === 'new');
    await stage.send(id, 'знову тут');
    expect(await customer.heard('знову тут')).toBeTruthy();
  });
});

describe("the agent's status", () => {
  beforeEach(() => stage.online());

  it('goes online, on a pause with a cause and offline, as the server says', async () => {
    expect(await stage.crm.call({ type: 'agent.setStatus', status: 'online' })).toEqual({ ok: true });
    await stage.until(() => stage.view.agent?.status === 'online');
    await stage.until(() => stage.view.pauseCauses.length > 0);
    const cause = stage.view.pauseCauses[0]!;
    expect(await stage.crm.call({ type: 'agent.setStatus', status: 'pause', cause })).toEqual({ ok: true });
    await stage.until(() => stage.view.agent?.status === 'pause');
    expect(stage.view.agent?.payload).toBe(cause);
    expect(await stage.crm.call({ type: 'agent.setStatus', status: 'offline' })).toEqual({ ok: true });
    await stage.until(() => stage.view.agent?.status === 'offline');
    expect(stage.view.agent?.thrown).toBe(false);
  });

  it('already reached counts as done', async () => {
    await stage.crm.call({ type: 'agent.setStatus', status: 'pause', cause: '' });
    expect(await stage.crm.call({ type: 'agent.setStatus', status: 'pause', cause: '' })).toEqual({
      ok: true,
    });
  });

  it('changed by the server is shown as the server’s doing', async () => {
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    stage.server.agent().setStatus('offline', 'system/ws');
    await stage.until(() => stage.view.agent?.status === 'offline');
    expect(stage.view.agent?.thrown).toBe(true);
    stage.server.agent().setStatus('break_out');
    await stage.until(() => stage.view.agent?.status === 'break-out');
  });

  it('online is offered waiting chats, and missed invitations are counted', async () => {
    const customer = stage.server.customer({ name: 'Олег' });
    customer.writes('Є хто?');
    await stage.crm.call({ type: 'agent.setStatus', status: 'online' });
    expect(
      await stage.until(() => stage.view.chats[customer.conversationId]?.status === 'invited'),
    ).toBeTruthy();
  });
});

describe('views', () => {
  it('are opened where a CRM tab is, or at the first address', async () => {
    await stage.online();
    let shown = 0;
    stage.crm.onShow(() => shown++);
    expect(await stage.page.call({ type: 'desk.show' })).toEqual({ ok: true });
    await stage.until(() => shown === 1);
    expect(stage.worker.opened).toEqual(['tab 7']);
    stage.crm.close();
    await stage.settle();
    expect(await stage.page.call({ type: 'desk.show' })).toEqual({ ok: true });
    expect(stage.worker.opened.at(-1)).toBe(NAMED[0]);
    await stage.local.set({ [SETTINGS_KEY]: { version: 1 } });
    await stage.worker.desk.onSettingsChanged();
    expect(await stage.page.call({ type: 'desk.show' })).toEqual({ ok: false, code: 'no-crm-tab' });
  });

  it('come to the front in a tab whose page was thrown away to save memory, at the chat, once it is loaded', async () => {
    await stage.online();
    stage.crm.close();
    await stage.settle();
    stage.worker.asleep.push({ tabId: 7, windowId: 1 });
    await stage.worker.desk.onNotificationClick('message:chat-1', null);
    expect(stage.worker.opened).toEqual(['tab 7']);
    const shown: (string | null)[] = [];
    const crm = stage.open(FROM_CRM);
    crm.onShow((id: string | null) => shown.push(id));
    await stage.until(() => shown.length === 1);
    expect(shown).toEqual(['chat-1']);
    crm.close();
  });

  it('come there though the page goes while its tab is brought to the front', async () => {
    await stage.online();
    const { focusing } = stage.worker;
    focusing.push(() => stage.crm.close());
    await stage.worker.desk.onNotificationClick('message:chat-1', null);
    expect(stage.worker.opened).toEqual(['tab 7']);
    const shown: (string | null)[] = [];
    const crm = stage.open(FROM_CRM);
    crm.onShow((id: string | null) => shown.push(id));
    await stage.until(() => shown.length === 1);
    expect(shown).toEqual(['chat-1']);
    crm.close();
  });

  it('come there though the worker has died before that page was loaded, and once', async () => {
    await stage.online();
    stage.crm.close();
    await stage.settle();
    stage.worker.asleep.push({ tabId: 7, windowId: 1 });
    await stage.worker.desk.onNotificationClick('message:chat-1', null);
    stage.rebirth();
    const shown: (string | null)[] = [];
    const hear = () => {
      const crm = stage.open(FROM_CRM);
      crm.onShow((id: string | null) => shown.push(id));
      return crm;
    };
    const crm = hear();
    await stage.until(() => shown.length === 1);
    expect(shown).toEqual(['chat-1']);
    crm.close();
    stage.rebirth();
    const again = hear();
    await stage.until(() => again.view);
    await stage.settle();
    expect(shown).toHaveLength(1);
    again.close();
  });

  it('are opened in the tab in front when the browser’s own key is pressed there', async () => {
    await stage.online();
    const front = stage.open({ ...FROM_CRM, tab: { id: 9, windowId: 2 } });
    await stage.until(() => front.view);
    const later = stage.open({ ...FROM_CRM, tab: { id: 11, windowId: 2 } });
    await stage.until(() => later.view);
    const shown: string[] = [];
    front.onShow(() => shown.push('front'));
    later.onShow(() => shown.push('later'));
    await stage.worker.desk.showDesk(null, 9);
    await stage.until(() => shown.length === 1);
    // A page that is no CRM: the last CRM tab comes to the front.
    await stage.worker.desk.showDesk(null, 500);
    await stage.until(() => shown.length === 2);
    expect([shown, stage.worker.opened]).toEqual([
      ['front', 'later'],
      ['tab 9', 'tab 11'],
    ]);
    front.close();
    later.close();
  });

  it('see the arrangement that another view chose, also after a restart', async () => {
    await stage.crm.call({ type: 'ui.remember', ui: { size: 'wide', launcherTop: { classic: 120 } } });
    await stage.crm.call({ type: 'ui.remember', ui: { launcherTop: { freedom: 80 } } });
    await stage.until(() => stage.page.view?.ui.launcherTop.freedom === 80);
    stage.rebirth();
    await stage.until(() => stage.page.view?.ui.size === 'wide');
    expect(stage.page.view?.ui).toEqual({ size: 'wide', launcherTop: { classic: 120, freedom: 80 } });
  });
});
