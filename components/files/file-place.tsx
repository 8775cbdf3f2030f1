import type { JSX } from 'preact';
import type { LineFile } from '../../lib/chat/lines.ts';
import { Icon } from '../ui/icons.tsx';
import { FileName } from './file-name.tsx';

/** A message's file before what shows it is here. */
export const FilePlace = ({ file }: { file: LineFile }): JSX.Element => (
  <span class="file">
    <span class="file-icon">
      <Icon name="file" />
    </span>
    <span class="file-text down">
      <FileName file={file} />
    </span>
  </span>
);
