/** Sending: store → echo (the author first) → deliver to the messenger → answer (protocol §3.1). */
import { spend } from '../faults.ts';
import { addMessage } from '../model/conversations.ts';
import { sendRefusal } from '../model/failure.ts';
import type { Message } from '../model/records.ts';
import { need, type Action, type ActionContext } from './action.ts';
import { ownChannel } from './own-channel.ts';

function openChannel(context: ActionContext, failId: string) {
  const found = ownChannel(context, failId);
  if (found.channel.closedAt !== null) {
    throw sendRefusal(failId, `send: FROM chat channel ID=${found.channel.id} is closed`);
  }
  return found;
}

/** The messenger may refuse what is stored and echoed already: FAIL, and the customer never sees it. */
function deliver({ world }: ActionContext, message: Message, failId: string) {
  const failure = world.faults.failAfterEcho;
  if (!spend(failure)) return;
  message.delivered = failure?.delivered ?? false;
  world.changes.touch();
  throw sendRefusal(failure?.id ?? failId, failure?.detail ?? 'Forbidden: bot was blocked by the user');
}

const sendText: Action = (context) => {
  const failId = 'chat.send.text.app_err';
  const text = need(context.data, 'text', 'string');
  const { conversation, channel } = openChannel(context, failId);
  if (text.trim() === '') throw sendRefusal(failId, 'send: message text is missing');
  const message = addMessage(context.world, conversation, channel, { text });
  deliver(context, message, failId);
};

const sendFile: Action = (context) => {
  const failId = 'chat.send.file.app_err';
  const { world, data } = context;
  const id = need(data, 'id', 'number');
  need(data, 'size', 'number');
  const url = need(data, 'url', 'string');
  const { conversation, channel } = openChannel(context, failId);
  const file = world.files.get(id);
  if (!URL.canParse(url) || !file) throw sendRefusal(failId, `send: document source URL invalid; ${url}`);
  if (!/^[^/\s]+\/[^/\s]+$/.test(file.mime)) throw sendRefusal(failId, 'send: document file mime is invalid');
  const message = addMessage(world, conversation, channel, { file });
  deliver(context, message, failId);
};

export const SEND_ACTIONS: Record<string, Action> = {
  send_text_chat: sendText,
  send_file_chat: sendFile,
};
