import type { JSX } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Key } from '../../../lib/i18n/index.ts';
import { useDesk } from '../model.ts';
import type { CardModel } from './card-model.ts';
import { readNotes, writeNotes } from './rich.ts';
import { canSave } from './save-bar.tsx';

/** The last is the key that does it with Ctrl. */
const TOOLS: [command: string, label: Key, sign: string, key: string][] = [
  ['bold', 'card.bold', 'M6.5 4h4a3 3 0 0 1 0 6h-4Zm0 6h4.500a3 3 0 0 1 0 6h-4.500Z', 'b'],
  ['italic', 'card.italic', 'M8.500 4h5M6.500 16h5M11 4 9 16', 'i'],
  [
    'insertUnorderedList',
    'card.list',
    'M8 5.500h8M8 10h8M8 14.500h8M4.500 5.500h.01M4.500 10h.01M4.500 14.500h.01',
    '',
  ],
];

/** F45. Formatting that this editor does not know is shown and left alone. */
export function Notes({ card }: { card: CardModel }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  const value = card.value('notes');
  const html = typeof value === 'string' ? value : '';
  const nodes = useMemo(() => readNotes(html), [html]);
  const record = card.record.value;
  const off = !canSave(card) || (card.names.value !== null && !card.has('notes'));
  const fixed = nodes === null;

  // Not over what is being typed: the text here comes back as it was told.
  useLayoutEffect(() => {
    if (!box.current || shown.current === html) return;
    shown.current = html;
    box.current.replaceChildren(...(readNotes(html) ?? []));
  }, [html, fixed]);

  const told = (): void => {
    shown.current = writeNotes(box.current!);
    card.edit('notes', shown.current);
  };
  const run = (command: string): void => {
    box.current!.focus();
    document.execCommand(command);
    told();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const tool = TOOLS.find(([, , , key]) => key !== '' && key === event.key.toLowerCase());
    if (!tool || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run(tool[0]);
  };
  return (
    <section class="card-group">
      <h2 id={`${id}-label`}>{t.value('card.notes')}</h2>
      {fixed ? (
        <>
          <p class="quiet">{t.value('card.notesFixed')}</p>
          <p class="notes-fixed long-text">{textOfHtml(html)}</p>
          {record && (
            <button
              type="button"
              class="card-link"
              onClick={() => desk.crm?.openRecord({ entity: card.names.peek()!.entity, id: record.id }, true)}
            >
              {t.value('card.openRecord')}
            </button>
          )}
        </>
      ) : (
        <div class="notes">
          <div role="toolbar" aria-label={t.value('card.notesTools')}>
            {TOOLS.map(([command, label, sign]) => (
              <button
                key={command}
                type="button"
                class="icon-button"
                aria-label={t.value(label)}
                title={t.value(label)}
                disabled={off}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => run(command)}
              >
                <svg class="icon sign" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">
                  <path d={sign} />
                </svg>
              </button>
            ))}
          </div>
          <div
            ref={box}
            class="notes-text"
            contentEditable={!off}
            role="textbox"
            aria-multiline="true"
            aria-disabled={off || undefined}
            aria-labelledby={`${id}-label`}
            tabIndex={off ? -1 : 0}
            title={card.names.value && !card.has('notes') ? t.value('card.noColumn') : undefined}
            onInput={told}
            onPaste={pasteText}
            onKeyDown={onKeyDown}
          />
        </div>
      )}
    </section>
  );
}

const textOfHtml = (html: string): string => {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const end of body.querySelectorAll('p, div, li, br, tr')) end.after('\n');
  return (body.textContent ?? '').trim();
};

/** Only words: what else a clipboard holds is no note. */
function pasteText(event: ClipboardEvent): void {
  event.preventDefault();
  document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '');
}
