import type { JSX } from 'preact';
import { splitName } from '../../lib/chat/file-name.ts';
import { fileLabel } from '../../lib/shown/format.ts';
import { useDesk } from '../desk/model.ts';

/** A long name loses its middle: the ending says what the file is. */
export function FileName({ file }: { file: { name: string; mime: string } }): JSX.Element {
  const { t } = useDesk();
  const shown = fileLabel(file, t.value);
  const { stem, ending } = splitName(shown);
  const tail = [...stem].slice(-6).join('');
  return (
    <span class="file-name" title={shown} dir="auto">
      <span class="stem">{stem.slice(0, stem.length - tail.length)}</span>
      <span class="ending">{tail + ending.slice(0, 12)}</span>
    </span>
  );
}
