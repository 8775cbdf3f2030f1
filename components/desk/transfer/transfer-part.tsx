/** «Перевести чат» as a module of its own: few chats are transferred, every page would pay. */
import type { JSX } from 'preact';
import { TRANSFER_TEXTS } from '../../../lib/i18n/transfer.ts';
import { DeskProvider, type DeskModel } from '../model.ts';
import { partDesk } from '../part.ts';
import { TransferDialog } from './transfer-dialog.tsx';

export function transferDialog(desk: DeskModel, chatId: string): JSX.Element {
  return (
    <DeskProvider value={partDesk(desk, TRANSFER_TEXTS)}>
      <TransferDialog chatId={chatId} onClose={() => (desk.dialog.value = null)} />
    </DeskProvider>
  );
}
