/** Sending: store → echo (the author first) → deliver to the messenger → answer (protocol §3.1). */
import { spend } from '../faults.ts';
import { addMessage } from '../model/conversations.ts';
import { chatRefusal, Failure } from '../model/failure.ts';
import type { Message } from '../model/records.ts';
import { need, type Action, type ActionContext } from './action.ts';
import { ownChannel } from './own-channel.ts';

function openChannel(context: ActionContext, failId: string) {
  const found = ownChannel(context, failId);
  if (found.channel.closedAt !== null) {
    throw chatRefusal(
      failId,
      {
        id: 'chat.send.channel.from.closed',
        code: 400,
        detail: `send: FROM channel ID=${found.channel.id} is already closed`,
      },
      true,
    );
  }
  return found;
}

/** The messenger may refuse what is stored and echoed already: FAIL, and the customer never sees it. */
function deliver({ world }: ActionContext, message: Message, failId: string) {
  const failure = world.faults.failAfterEcho;
  if (!spend(failure)) return;
  message.delivered = false;
  world.changes.touch();
  throw new Failure(failure?.id ?? failId, 500, failure?.detail ?? 'Forbidden: bot was blocked by the user');
}

const sendText: Action = (context) => {
  const failId = 'chat.send.text.app_err';
  const text = need(context.data, 'text', 'string');
  const { conversation, channel } = openChannel(context, failId);
  if (text.trim() === '') {
    throw chatRefusal(
      failId,
      { id: 'chat.send.message.text.missing', code: 400, detail: 'send: message text is missing' },
      true,
    );
  }
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
  if (!URL.canParse(url) || !file) {
    throw chatRefusal(
      failId,
      { id: 'chat.send.document.url.invalid', code: 400, detail: 'send: document URL is invalid' },
      true,
    );
  }
  const message = addMessage(world, conversation, channel, { file });
  deliver(context, message, failId);
};

export const SEND_ACTIONS: Record<string, Action> = {
  send_text_chat: sendText,
  send_file_chat: sendFile,
};
