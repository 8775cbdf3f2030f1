/** «Перевести чат» as a module of its own: few chats are transferred, every page would pay. */
import type { JSX } from 'preact';
import { DeskProvider, type DeskModel } from './model.ts';
import { TransferDialog } from './transfer-dialog.tsx';

export function transferDialog(desk: DeskModel, chatId: string): JSX.Element {
  return (
    <DeskProvider value={desk}>
      <TransferDialog chatId={chatId} onClose={() => (desk.dialog.value = null)} />
    </DeskProvider>
  );
}
