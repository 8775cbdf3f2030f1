/**
 * Handing a chat over. Webitel closes the operator's channel first and only then looks for the target (protocol §3.1), so that a
 * refusal may leave the client with nobody: the desk must know, and say, which of the two it was.
 */
import { isGuess, type Ending } from './endings.ts';
import type { Chat, Episode, Transfer, TransferOutcome } from './types.ts';

const RANK: Record<TransferOutcome, number> = { asked: 0, accepted: 1, stranded: 2, stayed: 3 };

/** The later attempt counts, and of one attempt what was learned of its outcome. */
export function withTransfer(chat: Chat, { channelId, to, outcome, at }: Transfer): Chat {
  const more: Transfer = { channelId, to, outcome, at };
  return !chat.transfer || isLater(more, chat.transfer) ? { ...chat, transfer: more } : chat;
}

const isLater = (a: Transfer, b: Transfer): boolean =>
  a.at !== b.at ? a.at > b.at : RANK[a.outcome] > RANK[b.outcome];

/** A transfer as the end of a chat. */
export interface TransferEnd {
  to: string;
  outcome: Exclude<TransferOutcome, 'stayed'>;
}

/** The transfer that ended this part of the chat; null when something else did. */
export function transferOf(chat: Chat, episode: Episode, ended: Ending | null): TransferEnd | null {
  const { transfer } = chat;
  if (!transfer || !ended || transfer.channelId !== episode.channelId) return null;
  const { to, outcome } = transfer;
  if (outcome === 'stayed') return null;
  // What a snapshot only guessed of the end may well have been the transfer.
  const fits = ended.reason === 'transfer' || isGuess(ended.reason);
  return fits ? { to, outcome } : null;
}
