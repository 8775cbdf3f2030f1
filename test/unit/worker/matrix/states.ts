/** What the operator is in the middle of when something breaks. */
import { FIRST_ORDER } from '../stage.ts';
import type { World } from './world.ts';

export interface State {
  name: string;
  /** Before the fault: what has to be there. */
  prepare?: (world: World) => Promise<void>;
  /** What begins now. */
  begin?: (world: World) => void;
  /** The worker's step at which the fault strikes; absent: at once. */
  step?: string;
  /** When the fault is over: what the operator does next. */
  after?: (world: World) => Promise<void>;
}

export const STATES: State[] = [
  { name: 'idle' },
  {
    name: 'typing',
    async prepare(world) {
      world.types('чернет');
      await world.stage.until(() => world.open.size === 0);
    },
    begin: (world) => world.types('чернетка'),
    step: 'saveKept',
  },
  {
    name: 'message in flight',
    begin(world) {
      world.sends('перша');
      world.sends('друга');
      world.types('далі');
    },
    step: 'frame send_text_chat left',
  },
  {
    name: 'file in flight',
    async prepare(world) {
      const file = { conversationId: world.main.id, fileId: 'f' };
      await world.stage.crm.call({
        type: 'file.add',
        ...file,
        name: 'a.txt',
        size: 3,
        mime: 'text/plain',
      });
      await world.stage.crm.call({ type: 'file.part', ...file, index: 0, data: 'YWJj' });
    },
    begin(world) {
      world.files.set('a.txt', null);
      const send = {
        type: 'message.send',
        conversationId: world.main.id,
        localId: 'file',
        text: '',
      } as const;
      world.call({ ...send, files: ['f'] }, (result) => world.files.set('a.txt', result));
    },
    step: 'fetch',
  },
  {
    name: 'invitation ringing',
    async prepare(world) {
      world.ringing = await world.stage.invited('Марта', 'Є хто?');
    },
  },
  {
    name: 'transfer in flight',
    begin(world) {
      world.call({ type: 'transfer.order', conversationId: world.other.id, to: 'plan', targetId: 8 });
    },
    step: 'frame blind_transfer_chat left',
  },
  {
    name: 'card being saved',
    async prepare(world) {
      await world.stage.crm.call({
        type: 'text.keep',
        conversationId: world.main.id,
        field: 'card',
        text: '{"note":"1"}',
      });
      world.card = ['{"note":"1"}'];
    },
    begin(world) {
      world.crm.loses = (op) => {
        world.crm.loses = () => false;
        return op === 'chat-record-write';
      };
      world.call({ type: 'chat.takeUp', conversationId: world.other.id });
    },
    step: 'saveRecordJob',
  },
  {
    name: 'first message in flight',
    begin(world) {
      const { text } = FIRST_ORDER;
      world.firsts.set(text, null);
      world.call(FIRST_ORDER, (result) => world.firsts.set(text, result));
    },
    step: 'fetch once',
  },
];
