import type { JSX } from 'preact';
import { isCutName } from '../../lib/shown/format.ts';
import { useDesk } from './model.ts';

/** Says so where a name was cut. @param of as they are shown */
export const CutMark = ({ of }: { of: readonly string[] }): JSX.Element | null =>
  of.some(isCutName) ? <Mark /> : null;

function Mark(): JSX.Element {
  const { t } = useDesk();
  return <span class="quiet small"> {t.value('chat.cut')}</span>;
}
