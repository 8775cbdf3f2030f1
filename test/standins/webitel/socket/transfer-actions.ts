/**
 * Transfers are neither owned nor idempotent: any user moves any chat, from a channel that is closed already as well, and an invitation's
 * id instead of a channel's declines the invitation. The origin channel is closed first; only the flow's switch that follows can strand
 * the chat (protocol §3.1).
 */
import { addMessage, close, leave } from '../model/conversations.ts';
import { distributeAll, endInvite, enqueue, inviteDirectly } from '../model/distribution.ts';
import { chatRefusal, notFound } from '../model/failure.ts';
import type { ChatPlan, Conversation } from '../model/records.ts';
import { userById, type World } from '../model/world.ts';
import { maybe, need, variablesOf, type Action, type ActionContext } from './action.ts';

const FAIL_ID = 'chat.transfer.api_err';

/** Ends what `channel_id` names with cause `TRANSFER` and adds the variables of the transfer. */
function moveAway(context: ActionContext): Conversation {
  const { world, user, data } = context;
  const conversation = world.conversations.get(need(data, 'conversation_id', 'string'));
  const own = conversation?.channels.find((one) => one.userId === user.id && one.closedAt === null);
  const id = maybe(data, 'channel_id', 'string', own?.id ?? '');
  const channel = conversation?.channels.find((one) => one.id === id);
  const invite = conversation?.invites.find((one) => one.id === id);
  if (!conversation || (!channel && !invite)) {
    throw chatRefusal(FAIL_ID, {
      id: 'chat.transfer.channel.not_found',
      code: 404,
      detail: 'transfer: channel of the origin agent is not found',
    });
  }
  if (channel && channel.closedAt === null) context.after(leave(world, conversation, channel, 'TRANSFER'));
  if (!channel && invite) context.after(endInvite(world, conversation, invite));
  Object.assign(conversation.variables, variablesOf(data));
  if (world.faults.transferFailures > 0) {
    world.faults.transferFailures -= 1;
    throw chatRefusal(FAIL_ID, {
      id: 'chat.transfer.flow.failed',
      code: 500,
      detail: 'transfer: no answer of the flow',
    });
  }
  return conversation;
}

/** The plan is looked up before anybody leaves. */
const toPlan: Action = (context) => {
  const { world, user, data } = context;
  const planId = need(data, 'plan_id', 'number');
  const plan = world.plans.find(({ id }) => id === planId);
  if (!plan?.enabled) throw notFound('store.sql_chat_plan.get.schema_id.app_error', 'no rows in result set');
  const conversation = moveAway(context);
  conversation.variables['chatplan_name'] = plan.name;
  context.after(() => runPlan(world, conversation, plan, user.id));
};

/** The plan's schema: joins its queue, or lets the bot say its text and ends the chat. */
function runPlan(world: World, conversation: Conversation, plan: ChatPlan, from: number) {
  const queue = world.queues.find(({ name }) => name === plan.queue);
  if (queue) {
    enqueue(world, conversation, queue, from);
    distributeAll(world);
    return;
  }
  if (plan.botText) addMessage(world, conversation, 'bot', { text: plan.botText });
  close(world, conversation, conversation.id, 'flow_end')();
}

const toUser: Action = (context) => {
  const { world, data } = context;
  const userId = need(data, 'user_id', 'number');
  const conversation = moveAway(context);
  const target = userById(world, userId);
  if (!target) {
    throw chatRefusal(FAIL_ID, {
      id: 'chat.transfer.user.not_found',
      code: 404,
      detail: `transfer: user ${userId} is not found`,
    });
  }
  context.after(() => inviteDirectly(world, conversation, target));
};

export const TRANSFER_ACTIONS: Record<string, Action> = {
  blind_transfer_chat: toPlan,
  transfer_user_chat: toUser,
};
