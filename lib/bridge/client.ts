/** A view's end of the bridge: it keeps the last state, what it typed itself before what it is told, and is heard by the components. */
import { accountKey } from './account-key.ts';
import { dropHeld, withOwn } from './asked.ts';
import { WorkerLine } from './line.ts';
import type { CallResult, Command, ResultOf, WorkerMessage } from './protocol.ts';
import { withKept, type KeptField } from '../kept/fields.ts';
import type { PageRecord } from '../creatio/page-record.ts';
import {
  applyConversationPatch,
  applyPatch,
  type ConversationPatch,
  type ConversationView,
  type DeskView,
} from './view.ts';

export class DeskClient extends WorkerLine {
  view: DeskView | null = null;
  conversation: ConversationView | null = null;
  /** The record on the CRM's screen; null: nobody's, or not told. */
  place: PageRecord | null = null;

  /** Of a worker that was born since: it has not told the conversation yet. */
  #isNew = false;
  #watched: string | null = null;
  #looking: string | null = null;
  /** Of the last word that was typed here, by chat. */
  readonly #stamps = new Map<string, number>();

  override call<C extends Command>(command: C): Promise<ResultOf<C>> {
    dropHeld(this.calls, command);
    const said = this.#stamped(command);
    const result = super.call(said);
    // The worker does not echo it to the view that it came from.
    if (!this.orphaned && said.type === 'text.keep' && this.conversation?.id === said.conversationId) {
      const kept = withKept(this.conversation.kept, { [said.field]: said.text });
      this.conversation = { ...this.conversation, kept, keptAt: said.at };
      this.changed();
    }
    return result;
  }

  /** Others may have typed there too, for this operator or another. */
  #stamped<C extends Command>(command: C): C {
    if (command.type !== 'text.keep') return command;
    const { session } = this.view ?? {};
    const { conversationId: id } = command;
    const heard = (this.conversation?.id === id && this.conversation.keptAt) || 0;
    const last = Math.max(heard, this.#stamps.get(id) ?? 0);
    const at = Math.max(Math.floor((this.options.now ?? Date.now)()), last + 1);
    this.#stamps.set(id, at);
    return { ...command, at, ...(session?.username && { of: accountKey(session) }) };
  }

  /** Chooses the conversation whose messages this view shows; null for none. */
  watch(conversationId: string | null): void {
    if (conversationId === this.#watched) return;
    this.#watched = conversationId;
    if (this.conversation?.id !== conversationId) this.conversation = null;
    this.tell({ kind: 'watch', conversationId });
    this.changed();
  }

  /** Says which chat is before the operator's eyes here; null for none. */
  look(conversationId: string | null): void {
    if (conversationId === this.#looking) return;
    this.#looking = conversationId;
    this.tell({ kind: 'looking', conversationId });
  }

  protected override receive(message: WorkerMessage): void {
    switch (message.kind) {
      case 'state':
        this.view = message.view;
        this.#isNew = true;
        break;
      case 'patch':
        if (this.view) this.view = applyPatch(this.view, message.patch);
        if (message.patch.storage === 'stored') dropHeld(this.calls);
        if (message.conversation) this.#receiveConversation(message.conversation);
        break;
      case 'conversation':
        this.#receiveConversation(message.patch);
        break;
      case 'place':
        this.place = message.place;
    }
    super.receive(message);
  }

  protected override answered(callId: string, result: CallResult): void {
    const call = this.calls.get(callId);
    super.answered(callId, result);
    if (call?.command.type !== 'text.keep' || (result.ok && this.view?.storage !== 'memory')) return;
    call.isHeld = true;
    this.calls.set(callId, call);
  }

  #receiveConversation(patch: ConversationPatch | null): void {
    if (!patch) this.conversation = null;
    else if (patch.id === this.#watched) {
      if (this.#isNew) this.#remind(patch);
      this.#isNew = false;
      this.conversation = applyConversationPatch(this.conversation, withOwn(this.calls, patch));
    }
  }

  /** A worker that cannot read the disk knows nothing of what was typed before its life; this view does. */
  #remind({ id, kept }: ConversationPatch): void {
    if (this.view?.storage !== 'memory' || this.conversation?.id !== id) return;
    for (const [field, text] of Object.entries(this.conversation.kept) as [KeptField, string][])
      if (!kept?.[field]) void this.call({ type: 'text.keep', conversationId: id, field, text });
  }
}
