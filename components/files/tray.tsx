import type { JSX } from 'preact';
import { isComplete, isSendable, partsOf, type TrayFile } from '../../lib/chat/files.ts';
import { unshownPicture } from '../../lib/files/sniff.ts';
import { safeName } from '../../lib/shown/format.ts';
import { fileSize } from '../../lib/shown/file-size.ts';
import { Button, IconButton } from '../ui/controls.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useDesk } from '../desk/model.ts';
import { FileName } from './file-name.tsx';
import { fileReason, isFinal } from '../../lib/shown/file-reason.ts';

export function Tray({ files }: { files: TrayFile[] }): JSX.Element {
  const { t, call } = useDesk();
  const ready = files.filter(isSendable).length;
  const clear = (): void => {
    for (const { id, conversationId } of files)
      void call({ type: 'file.remove', conversationId, fileId: id });
  };
  return (
    <section class="tray" aria-label={t.value('file.tray')}>
      <header>
        <strong class="num" role="status">
          {t.value('file.trayCount', { ready, count: files.length })}
        </strong>
        <Button kind="link" onClick={clear}>
          {t.value('file.clear')}
        </Button>
      </header>
      <ul>
        {files.map((file) => (
          <Item key={file.id} file={file} />
        ))}
      </ul>
    </section>
  );
}

function Item({ file }: { file: TrayFile }): JSX.Element {
  const desk = useDesk();
  const { t } = desk;
  const { id: fileId, conversationId, refused } = file;
  const thumb = desk.tray.thumbs.value[fileId];
  return (
    <li class="tray-file across" data-refused={refused !== null || undefined}>
      <span class="thumb">
        {thumb ? <img src={thumb} alt="" decoding="async" /> : <Icon name={kindIcon(file)} />}
      </span>
      <span class="file-text down">
        <FileName file={file} />
        <Status file={file} />
      </span>
      {refused !== null && !isFinal(refused) && (
        <Button
          kind="link"
          onClick={() => void desk.act({ type: 'file.retry', conversationId, fileId })}
          aria-label={t.value('file.retryName', { name: safeName(file.name) })}
        >
          {t.value('send.retry')}
        </Button>
      )}
      <IconButton
        icon="close"
        label={t.value('file.remove', { name: safeName(file.name) })}
        onClick={() => void desk.act({ type: 'file.remove', conversationId, fileId })}
      />
    </li>
  );
}

function Status({ file }: { file: TrayFile }): JSX.Element {
  const { t, language, tray } = useDesk();
  if (file.refused !== null)
    return (
      <span class="file-meta small bad" role="alert" data-notice="upload-refused" title={file.refused}>
        {fileReason(file.refused, file.size, t.value, language.value)}
      </span>
    );
  const size = fileSize(file.size, language.value);
  if (!isComplete(file)) {
    const percent = Math.floor((file.parts / partsOf(file.size)) * 100);
    const isHere = tray.reading.value.has(file.id);
    return (
      <span class={`file-meta small num ${isHere ? '' : 'doubt'}`}>
        {t.value(isHere || file.parts === 0 ? 'file.reading' : 'file.unfinished', { percent, size })}
      </span>
    );
  }
  const kind = unshownPicture(file.name, file.mime);
  return (
    <span class="file-meta small num">
      {kind ? t.value('file.asFile', { kind, size }) : `${endingOf(file.name)}${size}`}
    </span>
  );
}

function endingOf(name: string): string {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1];
  return ending ? `${ending.toUpperCase()}, ` : '';
}

/** By what the file says of itself: only a sign, nothing is opened by it. */
export function kindIcon({ name, mime }: { name: string; mime: string }): IconName {
  if (mime.startsWith('image/') || unshownPicture(name, mime)) return 'image';
  if (mime.startsWith('video/')) return 'video';
  return mime.startsWith('audio/') ? 'sound' : 'file';
}
