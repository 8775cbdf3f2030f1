import type { JSX } from 'preact';
import { Button } from '../../ui/controls.tsx';
import { useDesk } from '../model.ts';
import type { Older } from './use-older.ts';

/** Above the first message: that older ones are being read, or why they are not. Its height is the same in every state. */
export function OlderRow({ older, hasOlder }: { older: Older; hasOlder: boolean }): JSX.Element {
  const { t } = useDesk();
  if (!hasOlder) return <div class="older none" />;
  return (
    <div class="older" role="status">
      {older.failure.value ? (
        <p>
          {older.failure.value}{' '}
          <Button kind="link" busy={older.isLoading.value} onClick={() => void older.load()}>
            {t.value('send.retry')}
          </Button>
        </p>
      ) : (
        older.isLoading.value && (
          <p>
            <span class="spinner" aria-hidden="true" /> {t.value('chat.loadingOlder')}
          </p>
        )
      )}
    </div>
  );
}
