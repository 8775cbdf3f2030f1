/** What is typed into a field of a chat: kept by the worker, shared with other tabs, never carried to another chat. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { KeptField } from '../../lib/kept/fields.ts';
import { keeper, type Keeper, type KeeperPorts } from './keeper.ts';
import { useDesk, type DeskModel } from './model.ts';

type Ends = Pick<KeeperPorts, 'read' | 'show'>;

export const keepField = (desk: DeskModel, conversationId: string, field: KeptField, ends: Ends): Keeper =>
  keeper({
    ...ends,
    heard() {
      const shown = desk.conversation.value;
      return shown?.id === conversationId ? (shown.kept[field] ?? '') : null;
    },
    tell: (text) => desk.call({ type: 'draft.keep', conversationId, field, text }),
  });

/** @param ends of the first drawing; the chat and the field stay the same */
export function useKept(conversationId: string, field: KeptField, ends: Ends): Keeper {
  const desk = useDesk();
  const kept = useRef<Keeper | null>(null);
  kept.current ??= keepField(desk, conversationId, field, ends);
  useLayoutEffect(() => kept.current!.start(), []);
  return kept.current;
}
