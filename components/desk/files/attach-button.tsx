import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { IconButton } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';

/** «Прикрепить файл»: the files go to the tray, and from there to the client. */
export function AttachButton({ chatId }: { chatId: string }): JSX.Element {
  const { t, tray } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        icon="attach"
        data-act="attach"
        label={t.value('file.attach')}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        class="file-input"
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void tray.add(chatId, chosen);
        }}
      />
    </>
  );
}
