import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Line, LineFile } from '../../lib/chat/lines.ts';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { fileLabel, safeName } from '../../lib/shown/format.ts';
import { fileSize } from '../../lib/shown/file-size.ts';
import { Button, IconButton } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { useDesk } from '../desk/model.ts';
import { withPart } from '../desk/late-view.tsx';
import { FileName } from './file-name.tsx';
import { onePlays } from './one-plays.ts';
import { kindIcon } from './tray.tsx';
import { useReceived } from './use-received.ts';

/** A file in a message: on its way, kept back by the server, or to be seen, played or downloaded. */
export function MessageFile({ line, file }: { line: Line; file: LineFile }): JSX.Element {
  const { t } = useDesk();
  if (line.messageId === null) return <Outgoing line={line} file={file} />;
  if (file.blocked || line.notice === 'file-blocked')
    return <Plain file={file} meta={t.value('chat.fileBlocked')} blocked />;
  return (
    <>
      <Stored key={file.id} file={file} />
      <RecordLinkState messageId={line.messageId} />
    </>
  );
}

/** F60: a file that was sent has its link on the chat's record too; told until both are there, where this desk puts it. */
function RecordLinkState({ messageId }: { messageId: number }): JSX.Element | null {
  const desk = useDesk(PEOPLE_WORDS);
  const { t, conversation, view } = desk;
  const busy = useSignal(false);
  const chatId = conversation.value?.id;
  const links = useComputed(() => chatId && view.value?.fileLinks[chatId]).value;
  if (!chatId || !links || !links.files.includes(messageId)) return null;
  if (links.linked?.includes(messageId))
    return (
      <span class="file-meta" data-link="linked">
        {t.value('link.there')}
      </span>
    );
  const reason = links.unlinked?.[messageId];
  if (reason === undefined)
    return (
      <span class="file-meta" data-link="linking" role="status">
        {t.value('link.adding')}
      </span>
    );
  const retry = async (): Promise<void> => {
    busy.value = true;
    await desk.act({ type: 'record.retry', conversationId: chatId });
    busy.value = false;
  };
  return (
    <span class="file-meta bad" data-link="failed" role="alert">
      {reason === null ? t.value('link.waits') : t.value('link.refused', { reason: safeName(reason) })}{' '}
      <Button kind="link" busy={busy.value} onClick={() => void retry()}>
        {t.value('record.retry')}
      </Button>
    </span>
  );
}

function Plain({ file, meta, blocked }: { file: LineFile; meta: string; blocked?: boolean }): JSX.Element {
  return (
    <span class="file">
      <span class="file-icon">
        <Icon name={blocked ? 'blocked' : kindIcon(file)} />
      </span>
      <span class="file-text down">
        <FileName file={file} />
        <span class="file-meta small num">{meta}</span>
      </span>
    </span>
  );
}

function Outgoing({ line, file }: { line: Line; file: LineFile }): JSX.Element {
  const desk = useDesk();
  const { t, language } = desk;
  const { localId } = line;
  const size = fileSize(file.size, language.value);
  const meta = file.uploading
    ? t.value('file.uploading', { size })
    : file.tries
      ? t.value('file.tryingAgain', { size })
      : size;
  return (
    <span class="file outgoing" data-upload={file.uploading ? 'uploading' : line.state}>
      <Plain file={file} meta={meta} />
      {line.state === 'queued' && localId && (
        <IconButton
          icon="close"
          label={t.value('file.cancel', { name: fileLabel(file, t.value) })}
          onClick={() => void desk.act({ type: 'message.discard', localId })}
        />
      )}
      {file.uploading && <span class="upload-bar" aria-hidden="true" />}
    </span>
  );
}

function Stored({ file }: { file: LineFile }): JSX.Element {
  const { t, language } = useDesk();
  const received = useReceived(file);
  const { shown, progress, problem, save, place } = received;
  const view = shown.value;
  // Found out, not told.
  const known = 'type' in view && !file.mime ? { ...file, mime: view.type } : file;
  const name = fileLabel(known, t.value);
  const size = file.size > 0 ? fileSize(file.size, language.value) : '';
  const meta =
    progress.value === null ? size : t.value('file.loading', { percent: Math.floor(progress.value * 100) });
  return (
    <span class="received" ref={place as { current: HTMLSpanElement | null }}>
      {view.kind === 'looking' && <span class="picture skeleton" />}
      {view.kind === 'picture' && <Picture file={known} url={view.url} onSave={save} />}
      {view.kind !== 'picture' && view.kind !== 'looking' && (
        <span class="file">
          <Plain file={known} meta={meta} />
          {view.kind === 'media' && !view.bytes && (
            <Button icon="play" busy={progress.value !== null} onClick={received.play}>
              {t.value('file.play')}
            </Button>
          )}
          <IconButton icon="download" label={t.value('file.downloadName', { name })} onClick={save} />
        </span>
      )}
      {view.kind === 'media' && view.bytes && <Player type={view.type} bytes={view.bytes} name={name} />}
      <Problem text={problem.value} />
    </span>
  );
}

function Picture({ file, url, onSave }: { file: LineFile; url: string; onSave: () => void }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const name = fileLabel(file, t.value);
  return (
    <button
      type="button"
      class="picture"
      aria-label={t.value('file.zoom', { name })}
      onClick={() =>
        withPart(desk, import('../desk/more-part.tsx'), ({ zoom }) => {
          desk.dialog.value = zoom(url, name, onSave);
        })
      }
    >
      <img src={url} alt={t.value('file.picture', { name })} decoding="async" />
    </button>
  );
}

function Player({ type, bytes, name }: { type: string; bytes: Blob; name: string }): JSX.Element {
  const url = useMemo(() => URL.createObjectURL(bytes), [bytes]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  const media = useRef<HTMLVideoElement>(null);
  // Before it begins by itself.
  useLayoutEffect(() => onePlays(media.current!), []);
  const Media = (type.startsWith('audio/') ? 'audio' : 'video') as 'video';
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- what a client has recorded has none
  return (
    <Media ref={media} class={`player ${type.slice(0, 5)}`} src={url} aria-label={name} controls autoplay />
  );
}

function Problem({ text }: { text: string }): JSX.Element | null {
  return text ? (
    <span class="file-meta small bad" role="alert">
      {text}
    </span>
  ) : null;
}
