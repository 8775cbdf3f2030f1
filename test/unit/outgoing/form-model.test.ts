// @vitest-environment happy-dom
import { computed, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOutgoingForm } from '../../../components/outgoing/form-model.ts';
import { readUnsent, writeUnsent } from '../../../lib/outgoing/unsent.ts';
import type { DeskModel } from '../../../components/desk/model.ts';
import type { CallResult, Command } from '../../../lib/bridge/protocol.ts';
import type { Gateway, OutgoingForm } from '../../../lib/outgoing/message.ts';
import { DEFAULT_SETTINGS } from '../../../lib/storage/settings.ts';

const GATEWAYS: Gateway[] = [
  { id: '9', name: 'ТехноДім бот', type: 'telegram', obstacle: null },
  { id: '14', name: 'Відділ продажу', type: 'gotd', obstacle: null },
];

function open(
  draft: OutgoingForm | null = null,
  answers: Partial<Record<string, () => Promise<CallResult>>> = {},
) {
  const view = signal({
    session: { state: 'signed-in' },
    settings: DEFAULT_SETTINGS,
    outgoingDraft: draft,
    outgoingRecent: [],
  } as unknown as DeskModel['view']['value']);
  const calls: Command[] = [];
  let ids = 0;
  const call = (command: Command): Promise<CallResult> => {
    calls.push(command);
    const answer = answers[command.type];
    if (answer) return answer();
    const value = command.type === 'outgoing.gateways' ? GATEWAYS : [];
    return Promise.resolve({ ok: true, value });
  };
  const desk = {
    view,
    call,
    crm: null,
    newId: () => `id${++ids}`,
    sentence: () => 'нельзя',
    t: computed(() => (key: string) => key),
  } as unknown as DeskModel;
  const form = createOutgoingForm(desk);
  const of = (type: Command['type']): Command[] => calls.filter((c) => c.type === type);
  const tell = (outgoingDraft: OutgoingForm | null): void => {
    view.value = { ...view.value!, outgoingDraft };
  };
  const lastKept = (): OutgoingForm | null => {
    const last = calls.findLast((c) => c.type === 'text.keep')!;
    expect(last).toMatchObject({ conversationId: '#outgoing', field: 'message' });
    return last.text === '' ? null : (JSON.parse(last.text) as OutgoingForm);
  };
  return { form, of, tell, lastKept };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the form of an outgoing message', () => {
  test('says what is missing, step by step, and sends once', async () => {
    const { form, of } = open();
    expect(form.need.value).toBe('recipient');
    form.setTyped('+380671234567');
    form.manual();
    await vi.advanceTimersByTimeAsync(0);
    expect(form.way.value?.peer).toEqual({ type: 'gotd', id: '+380671234567', via: '14' });
    expect(form.need.value).toBe('text');
    form.setText('x'.repeat(4097));
    expect(form.need.value).toBe('shorter');
    form.setText(' Ваш заказ готов ');
    expect(form.need.value).toBeNull();
    const [first, second] = await Promise.all([form.send(), form.send()]);
    expect([first, second]).toEqual([true, false]);
    expect(of('outgoing.send')).toMatchObject([
      { localId: 'id1', text: 'Ваш заказ готов', gatewayName: 'Відділ продажу', contactId: null },
    ]);
    expect(form.text.value).toBe('');
    expect(form.recipient.value).toBeNull();
  });

  test('what was refused stays, under the same id', async () => {
    let ok = false;
    const { form, of } = open(null, {
      'outgoing.send': async () => (ok ? { ok: true } : { ok: false, code: 'internal' }),
    });
    form.setTyped('@ivan_petrenko');
    form.manual();
    form.setText('Добрий день');
    await vi.advanceTimersByTimeAsync(0);
    expect(await form.send()).toBe(false);
    expect(form.refusal.value).toMatchObject({ code: 'internal' });
    expect(form.text.value).toBe('Добрий день');
    ok = true;
    expect(await form.send()).toBe(true);
    expect(of('outgoing.send').map((c) => 'localId' in c && c.localId)).toEqual(['id1', 'id1']);
  });

  test('asks where there are several readings; an invalid one says why', () => {
    const { form } = open();
    form.setTyped('380671234567');
    form.manual(false);
    expect(form.asking.value).toBeNull();
    form.manual();
    expect(form.asking.value?.map((r) => r.kind)).toEqual(['phone', 'id']);
    form.confirm(form.asking.value![1]!);
    expect(form.recipient.value?.addresses).toMatchObject([{ kind: 'id', value: '380671234567' }]);
    form.setTyped('@ab');
    expect(form.recipient.value).toBeNull();
    form.manual();
    expect(form.invalid.value).toBe('username-short');
    form.setTyped('@abc');
    expect(form.invalid.value).toBeNull();
  });

  test('a number on file that had to be completed is asked about once, before anything goes to it', async () => {
    const { form, of } = open();
    const address = { kind: 'phone', value: '+48600555012', messenger: null, completed: true } as const;
    form.choose({ label: 'Anna', contactId: 'c1', addresses: [address] });
    form.setText('Dzień dobry');
    await vi.advanceTimersByTimeAsync(0);
    expect(await form.send()).toBe(false);
    expect(form.unsure.value).toMatchObject({ value: '+48600555012' });
    form.confirmOnFile(false);
    expect([form.unsure.value, form.text.value]).toEqual([null, 'Dzień dobry']);
    expect(await form.send()).toBe(false);
    form.confirmOnFile(true);
    expect(await form.send()).toBe(true);
    expect(of('outgoing.send')).toMatchObject([{ peer: { id: '+48600555012' } }]);
    form.choose({ label: 'Anna', contactId: 'c1', addresses: [address] });
    form.setText('Ще раз');
    expect(await form.send()).toBe(true);
    expect(of('outgoing.send')).toHaveLength(2);
  });

  test('a typed number that was confirmed is not asked about again', async () => {
    const { form } = open();
    form.setTyped('067 123 45 67');
    form.manual();
    form.confirm(form.asking.value![0]!);
    form.setText('Добрий день');
    await vi.advanceTimersByTimeAsync(0);
    expect(await form.send()).toBe(true);
  });

  test('keeps what is typed after a pause, and comes back with it', async () => {
    const { form, of, lastKept } = open();
    form.setText('Поча');
    form.setText('Початок');
    expect(of('text.keep')).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(of('text.keep')).toHaveLength(1);
    form.setTyped('067');
    form.dispose();
    const again = open(lastKept()).form;
    expect([again.typed.value, again.text.value]).toEqual(['067', 'Початок']);
  });

  test('keeps a choice at once: the tab may be closed right after it', () => {
    const { form, lastKept } = open();
    const kept = () => readUnsent(lastKept(), () => 'x');
    form.setTyped('@ivan_petrenko');
    form.manual();
    expect(kept().recipient?.label).toBe('@ivan_petrenko');
    form.clearRecipient();
    expect(kept().recipient).toBeNull();
  });

  test('takes over what another view typed, but never over what is being typed here', async () => {
    const { form, tell, lastKept } = open();
    tell({ to: '', text: 'з іншої вкладки' });
    expect(form.text.value).toBe('з іншої вкладки');
    form.setText('свій');
    tell({ to: '', text: 'чужий' });
    expect(form.text.value).toBe('свій');
    await vi.advanceTimersByTimeAsync(200);
    const older = lastKept();
    form.setText('свій новіший');
    await vi.advanceTimersByTimeAsync(200);
    tell(older);
    expect(form.text.value).toBe('свій новіший');
    tell(null);
    expect(form.text.value).toBe('');
  });

  test('a contact of the page does not push out who was chosen before; a chat does', () => {
    const { form } = open();
    const person = (label: string) => ({ label, contactId: null, addresses: [] });
    form.choose(person('A'));
    form.prefill({ recipient: person('B'), gentle: true });
    expect(form.recipient.value?.label).toBe('A');
    form.prefill({ recipient: person('C') });
    expect(form.recipient.value?.label).toBe('C');
  });

  test('the search waits for a pause, and the latest answer wins', async () => {
    const waiting: ((result: CallResult) => void)[] = [];
    const { form } = open(null, { 'crm.ask': () => new Promise((resolve) => waiting.push(resolve)) });
    form.setTyped('К');
    await vi.advanceTimersByTimeAsync(300);
    form.setTyped('Ко');
    await vi.advanceTimersByTimeAsync(100);
    form.setTyped('Ков');
    await vi.advanceTimersByTimeAsync(260);
    form.setTyped('Кова');
    await vi.advanceTimersByTimeAsync(260);
    expect(waiting).toHaveLength(2);
    const contact = { contactId: 'c', name: 'Коваленко', account: '', addresses: [], complete: true };
    waiting[1]!({ ok: true, value: [contact] });
    await vi.advanceTimersByTimeAsync(0);
    waiting[0]!({ ok: false, code: 'no-crm-tab' });
    await vi.advanceTimersByTimeAsync(0);
    expect(form.search.found.value).toMatchObject({ query: 'Кова', busy: false, trouble: null });
    expect(form.search.found.value.contacts).toEqual([contact]);
  });
});

describe('the stored form', () => {
  test.each([
    '',
    'plain text',
    '{',
    '[]',
    'null',
    '{"recipient":{"label":5}}',
    '{"recipient":"x","typed":7}',
  ])('of %s makes sense', (to) => {
    const unsent = readUnsent({ to, text: 'текст' }, () => 'new');
    expect(unsent).toMatchObject({ text: 'текст', recipient: null, localId: 'new' });
    expect(typeof unsent.typed).toBe('string');
  });

  test('is written and read the same, and nothing is written of an empty one', () => {
    const unsent = {
      typed: 'x',
      recipient: { label: 'A', contactId: null, addresses: [] },
      via: '9',
      address: null,
      text: 'y',
      localId: 'id',
    };
    expect(readUnsent(writeUnsent(unsent), () => 'new')).toEqual(unsent);
    expect(writeUnsent({ ...unsent, typed: ' ', recipient: null, text: '' })).toBeNull();
  });
});
