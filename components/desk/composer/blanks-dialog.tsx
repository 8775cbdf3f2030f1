import type { JSX } from 'preact';
import type { Blank } from '../../../lib/templates/placeholders.ts';
import { MORE_WORDS } from '../../../lib/i18n/more.ts';
import { useDesk } from '../model.ts';
import { YesNo } from '../yes-no.tsx';

/** What stands in the field would go with its blanks unfilled. */
export function BlanksDialog({
  blanks,
  onSend,
  onClose,
}: {
  blanks: Blank[];
  onSend: () => void;
  onClose: () => void;
}): JSX.Element {
  const { t } = useDesk(MORE_WORDS);
  const names = [...new Set(blanks.map((b) => b.name))].join(', ');
  return (
    <YesNo
      title={t.value('blank.question')}
      kind="primary"
      onClose={onClose}
      onYes={() => {
        onClose();
        onSend();
      }}
    >
      <p>{t.value('blank.label', { name: names })}</p>
    </YesNo>
  );
}
