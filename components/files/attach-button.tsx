import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { ActButton, useAct } from '../desk/act.tsx';
import { useDesk } from '../desk/model.ts';

/** «Прикрепить файл»: the files go to the tray, and from there to the client. */
export function AttachButton({ chatId }: { chatId: string }): JSX.Element {
  const { t, tray } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const act = useAct({
    id: 'attach',
    icon: 'attach',
    label: t.value('file.attach'),
    run: () => input.current?.click(),
  });
  return (
    <>
      <ActButton act={act} />
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
