import type { JSX } from 'preact';
import type { RecordFile } from '../../lib/card/crm-files.ts';
import { CARD_WORDS } from '../../lib/card/words.ts';
import { safeName } from '../../lib/shown/format.ts';
import { fileSize } from '../../lib/shown/file-size.ts';
import { dateTime } from '../../lib/shown/dates.ts';
import { IconButton } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { DeskProvider, useDesk } from '../desk/model.ts';
import { YesNo } from '../desk/yes-no.tsx';
import { failureText } from '../desk/crm-failure.ts';
import type { Upload } from './uploads.ts';

export function FileRow({ file, onRemove }: { file: RecordFile; onRemove: () => void }): JSX.Element {
  const desk = useDesk(CARD_WORDS);
  const { t, language } = desk;
  const name = safeName(file.name) || t.value('file.file');
  const about = [
    file.kind === 'file' && fileSize(file.size, language.value),
    dateTime(file.at, language.value),
  ];
  const ask = (): void => {
    const onClose = (): void => void (desk.dialog.value = null);
    desk.dialog.value = (
      <DeskProvider value={desk}>
        <RemoveDialog name={name} onClose={onClose} onYes={onRemove} />
      </DeskProvider>
    );
  };
  return (
    <li>
      <Icon name={file.kind === 'link' ? 'globe' : 'file'} />
      <span class="file-words">
        <span class="file-title" title={name}>
          {name}
        </span>
        <small class="num">{about.filter(Boolean).join(' · ')}</small>
      </span>
      {file.url && (
        <a
          class="icon-button"
          href={file.url}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t.value(file.kind === 'link' ? 'card.openLink' : 'card.download', { name })}
          title={t.value(file.kind === 'link' ? 'card.openLink' : 'card.download', { name })}
        >
          <Icon name={file.kind === 'link' ? 'open' : 'download'} />
        </a>
      )}
      <IconButton icon="trash" label={t.value('card.remove', { name })} onClick={ask} />
    </li>
  );
}

interface UploadProps {
  upload: Upload;
  onRetry: () => void;
  onDrop: () => void;
}

export function UploadRow({ upload, onRetry, onDrop }: UploadProps): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  const name = safeName(upload.file.name) || t.value('file.file');
  const { failure } = upload;
  return (
    <li>
      {failure ? <Icon name="alert" /> : <span class="spinner" aria-hidden="true" />}
      <span class="file-words">
        <span class="file-title">{failure ? name : t.value('card.uploading', { name })}</span>
        {failure && (
          <small class="card-problem" role="alert">
            {failureText(failure, t.value)}
          </small>
        )}
      </span>
      {failure && (
        <>
          <IconButton icon="refresh" label={t.value('card.retry', { name })} onClick={onRetry} />
          <IconButton icon="close" label={t.value('card.dropUpload', { name })} onClick={onDrop} />
        </>
      )}
    </li>
  );
}

interface RemoveProps {
  name: string;
  onClose: () => void;
  onYes: () => void;
}

function RemoveDialog({ name, onClose, onYes }: RemoveProps): JSX.Element {
  const { t } = useDesk(CARD_WORDS);
  return (
    <YesNo
      title={t.value('card.removeQuestion', { name })}
      kind="danger"
      onClose={onClose}
      onYes={() => {
        onClose();
        onYes();
      }}
    >
      <p>{t.value('card.removeText')}</p>
    </YesNo>
  );
}
