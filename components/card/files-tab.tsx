import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { MOST_FILES } from '../../lib/card/limits.ts';
import type { RecordFile } from '../../lib/card/crm-files.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { fileSize } from '../../lib/shown/file-size.ts';
import { Button } from '../ui/controls.tsx';
import { useDesk } from '../desk/model.ts';
import type { CardModel } from './card-model.ts';
import { failureText, failureOf } from '../desk/crm-failure.ts';
import { FileRow, UploadRow } from './file-row.tsx';
import { Problem } from './problem.tsx';
import { Notes } from './notes.tsx';
import { SteadyButton } from './steady-button.tsx';
import { uploadsOf } from './uploads.ts';
import { useRows } from './use-rows.ts';

/** «Файлы и примечания»: files and links of the record, which the client never gets, and notes. */
export function FilesTab({ card }: { card: CardModel }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const uploads = uploadsOf(desk, card.chatId);
  const chooser = useRef<HTMLInputElement>(null);
  const recordId = useComputed(() => card.record.value?.id ?? null).value;
  const {
    rows: files,
    failure,
    read,
  } = useRows(recordId, (of) => card.ask!('record-files', { recordId: of }), uploads.arrived.value);

  const limit = useSignal<number | null>(null);
  useEffect(() => {
    card.ask?.('file-limit').then(
      (most) => (limit.value = most),
      () => {},
    );
  }, []);
  const remove = async (file: RecordFile): Promise<void> => {
    try {
      await desk.crm!.ask('record-file-remove', { fileId: file.id });
      files.value = files.peek()?.filter(({ id }) => id !== file.id) ?? null;
    } catch (error) {
      failure.value = failureOf(error);
    }
  };
  return (
    <>
      <section class="card-group down" aria-labelledby="card-attachments">
        <h2 id="card-attachments">{t.value('card.attachments')}</h2>
        <div class="attach-row">
          <Button icon="attach" disabled={!recordId} onClick={() => chooser.current?.click()}>
            {t.value('card.attach')}
          </Button>
          <span class="quiet">
            {t.value('card.attachHint')}{' '}
            {limit.value !== null &&
              t.value('card.fileLimit', { size: fileSize(limit.value, desk.language.value) })}
          </span>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              event.currentTarget.value = '';
              void uploads.add(recordId!, chosen);
            }}
          />
        </div>
        <LinkForm card={card} recordId={recordId} onAdded={read} />
        {failure.value && (
          <Problem failure={failure.value}>
            <Button kind="link" onClick={() => void read()}>
              {t.value('card.again')}
            </Button>
          </Problem>
        )}
        <ul class="record-files" role="list" aria-label={t.value('card.attachments')}>
          {uploads.list.value.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onRetry={() => void uploads.retry(upload.id)}
              onDrop={() => uploads.drop(upload.id)}
            />
          ))}
          {files.value?.map((file) => (
            <FileRow key={file.id} file={file} onRemove={() => void remove(file)} />
          ))}
        </ul>
        {(files.value?.length ?? 0) >= MOST_FILES && (
          <p class="quiet">{t.value('card.mostFiles', { count: MOST_FILES })}</p>
        )}
        {files.value?.length === 0 && uploads.list.value.length === 0 && (
          <p class="quiet">{t.value('card.noFiles')}</p>
        )}
      </section>
      <Notes card={card} />
    </>
  );
}

interface LinkProps {
  card: CardModel;
  recordId: string | null;
  onAdded: () => Promise<void>;
}

function LinkForm({ card, recordId, onAdded }: LinkProps): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t } = desk;
  const id = useId();
  const busy = useSignal(false);
  const problem = useSignal('');
  const { link } = card.typed.value;
  const add = async (): Promise<void> => {
    const { id: linkId, text } = card.typed.peek().link;
    if (busy.peek() || !recordId || text.trim() === '') return;
    if (!isLink(text.trim())) {
      problem.value = t.value('card.badLink');
      return;
    }
    busy.value = true;
    problem.value = '';
    try {
      await desk.crm!.ask('record-link-add', { recordId, linkId, url: text.trim() });
      // What was typed since, on another visit to this tab, is another link.
      if (card.typed.peek().link.id === linkId) card.keep({ link: { id: '', text: '' } });
      await onAdded();
    } catch (error) {
      problem.value = failureText(failureOf(error), t.peek());
    }
    busy.value = false;
  };
  return (
    <div class="link-row">
      <div class="field">
        <label for={id}>{t.value('card.link')}</label>
        <input
          id={id}
          type="url"
          value={link.text}
          maxLength={250}
          disabled={!recordId}
          spellcheck={false}
          placeholder="https://"
          aria-invalid={problem.value ? true : undefined}
          aria-describedby={problem.value ? `${id}-why` : undefined}
          onInput={(event) => {
            problem.value = '';
            card.keep({ link: { id: desk.newId(), text: event.currentTarget.value } });
          }}
          onKeyDown={(event) => event.key === 'Enter' && void add()}
        />
        {problem.value && (
          <p class="field-error" id={`${id}-why`}>
            {problem.value}
          </p>
        )}
      </div>
      <SteadyButton
        icon="plus"
        busy={busy.value}
        off={!recordId || link.text.trim() === ''}
        onPress={() => void add()}
      >
        {t.value('card.addLink')}
      </SteadyButton>
    </div>
  );
}

const isLink = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(text).protocol);
