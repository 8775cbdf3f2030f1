import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useDesk } from '../desk/model.ts';
import { peopleModel } from './people-model.ts';

/** The contact's photo, from the CRM that the page is of; initials until it has come, and where it does not come. */
export function Photo({ chatId, initials }: { chatId: string; initials: string }): JSX.Element {
  const desk = useDesk();
  const { links } = peopleModel(desk);
  const url = useSignal<string | null>(null);
  const loaded = useSignal<string | null>(null);
  const id = useComputed(() => {
    const link = links.value[chatId];
    return link && link.origin === desk.crm?.origin ? link.photoId : null;
  });
  useSignalEffect(() => {
    const wanted = id.value;
    url.value = null;
    if (!wanted) return;
    desk.crm?.page('photo', { id: wanted }).then(
      (photo) => id.peek() === wanted && (url.value = photo),
      () => {},
    );
  });
  return (
    <>
      {loaded.value !== url.value || url.value === null ? initials : null}
      {url.value !== null && (
        <img
          class="photo"
          src={url.value}
          alt=""
          hidden={loaded.value !== url.value}
          draggable={false}
          onLoad={() => (loaded.value = url.peek())}
          onError={() => (url.value = null)}
        />
      )}
    </>
  );
}
