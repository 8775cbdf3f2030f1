import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ChatValue } from '../../lib/creatio/chat-values.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { Button, Field } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';
import type { NotesEditor, NotesTool } from './notes-editor.ts';
import { canSave } from './save-bar.tsx';

const TOOLS: [tool: NotesTool | 'link' | 'picture', label: keyof typeof CARD_WORDS, sign: string][] = [
  ['bold', 'card.bold', 'M6.5 4h4a3 3 0 0 1 0 6h-4Zm0 6h4.500a3 3 0 0 1 0 6h-4.500Z'],
  ['italic', 'card.italic', 'M8.500 4h5M6.500 16h5M11 4 9 16'],
  ['list', 'card.list', 'M8 5.500h8M8 10h8M8 14.500h8M4.500 5.500h.01M4.500 10h.01M4.500 14.500h.01'],
  [
    'link',
    'card.insertLink',
    'M8.500 11.500a3 3 0 0 0 4.240 0l2.500-2.500a3 3 0 0 0-4.240-4.240l-1 1M11.500 8.500a3 3 0 0 0-4.240 0l-2.500 2.500a3 3 0 0 0 4.240 4.240l1-1',
  ],
  ['picture', 'card.insertPicture', 'M4 4.500h12v11H4ZM4 13l3.500-3.500 3 3 2-2L16 14M12.500 8h.01'],
];

const isAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(text).protocol);

const textOf = (value: ChatValue): string => (typeof value === 'string' ? value : '');

/** F45: pictures, links, tables and what the editor does not know stay as they are. Saved with the record. */
export function Notes({ card }: { card: CardModel }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const editor = useSignal<NotesEditor | null>(null);
  /** What the editor shows, or has told. */
  const shown = useRef<string | null>(null);
  /** null: no link is being put in. */
  const address = useSignal<string | null>(null);
  const wrong = useSignal(false);
  const html = textOf(card.value('notes'));
  const off = !canSave(card) || (card.names.value !== null && !card.has('notes'));

  useEffect(() => {
    let opened: NotesEditor | null = null;
    let isGone = false;
    void desk.late(import('./notes-editor.ts')).then((part) => {
      if (!part || isGone) return;
      opened = editor.value = part.openEditor(box.current!, {
        onEdit(told) {
          shown.current = told;
          card.edit('notes', told);
        },
        onTooBig(name) {
          const text = t.peek()('card.pictureTooBig', { name: safeName(name) });
          desk.toast.value = { text, tone: 'error', detail: '' };
        },
      });
    });
    return () => {
      isGone = true;
      opened?.dispose();
    };
  }, []);
  // Not over what is being typed: the text here comes back as it was told, and what was rendered may be older than that.
  useEffect(() => {
    const now = textOf(card.value('notes'));
    if (!editor.value || shown.current === now) return;
    shown.current = now;
    editor.value.show(now);
  }, [html, editor.value]);
  useEffect(() => editor.value?.setOff(off), [off, editor.value]);

  const press = (tool: (typeof TOOLS)[number][0]): void => {
    if (tool === 'picture') chooser.current?.click();
    else if (tool === 'link') address.value = address.peek() === null ? '' : null;
    else editor.peek()?.run(tool);
  };
  const insertLink = (): void => {
    const url = address.peek()?.trim() ?? '';
    wrong.value = !isAddress(url);
    if (wrong.peek()) return;
    address.value = null;
    editor.peek()?.link(url);
  };
  return (
    <section class="card-group down">
      <h2 id={`${id}-label`}>{t.value('card.notes')}</h2>
      <div class="notes">
        <div role="toolbar" aria-label={t.value('card.notesTools')}>
          {TOOLS.map(([tool, label, sign]) => (
            <button
              key={tool}
              type="button"
              class="icon-button"
              aria-label={t.value(label)}
              title={t.value(label)}
              aria-expanded={tool === 'link' ? address.value !== null : undefined}
              disabled={off || !editor.value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => press(tool)}
            >
              <svg class="icon sign" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
                <path d={sign} />
              </svg>
            </button>
          ))}
          <input
            ref={chooser}
            type="file"
            accept="image/png,image/jpeg,image/gif,image/webp"
            hidden
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file) editor.peek()?.picture(file);
            }}
          />
        </div>
        {address.value !== null && (
          <div class="notes-link">
            <Field
              label={t.value('card.linkAddress')}
              value={address.value}
              onValue={(text) => {
                wrong.value = false;
                address.value = text;
              }}
              error={wrong.value ? t.value('card.badLink') : undefined}
              autocomplete="off"
              onEnter={insertLink}
            />
            <Button onClick={insertLink}>{t.value('card.insert')}</Button>
          </div>
        )}
        <div
          ref={box}
          class="notes-text"
          role="textbox"
          aria-multiline="true"
          aria-disabled={off || undefined}
          aria-labelledby={`${id}-label`}
          tabIndex={off ? -1 : 0}
          title={card.names.value && !card.has('notes') ? t.value('card.noColumn') : undefined}
        />
      </div>
    </section>
  );
}
