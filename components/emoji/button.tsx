import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { nextRecent } from '../../lib/emoji/recent.ts';
import type { Picker } from './picker.ts';
import { ActButton, useAct } from '../desk/act.tsx';
import { useDesk, type DeskModel } from '../desk/model.ts';

/** One picker for all chats of a desk and language: it is made once and then only hidden. */
const pickers = new WeakMap<DeskModel, { language: string; picker: Picker }>();

/** «Эмоджи» opens the picker above the field. */
export function EmojiButton(): JSX.Element {
  const desk = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const isOpen = useSignal(false);
  const busy = useRef(false);

  useEffect(() => () => pickers.get(desk)?.picker.close(), []);

  const toggle = async (): Promise<void> => {
    if (busy.current) return;
    if (isOpen.value) {
      pickers.get(desk)?.picker.close();
      // The keyboard goes back to the field.
      desk.composer.value?.focus();
      return;
    }
    busy.current = true;
    const picker = await pickerOf(desk);
    busy.current = false;
    if (!picker || !place.current?.isConnected) return;
    isOpen.value = true;
    const { recentEmoji = [], skinTone = 0 } = desk.view.value?.ui ?? {};
    picker.open(place.current, { recent: recentEmoji, tone: skinTone }, () => (isOpen.value = false));
  };
  const act = useAct({
    id: 'emoji',
    icon: 'smile',
    label: desk.t.value('chat.emoji'),
    run: () => void toggle(),
  });
  return (
    <>
      <ActButton act={act} aria-haspopup="dialog" aria-expanded={isOpen.value} />
      <div class="emoji-place" ref={place} />
    </>
  );
}

async function pickerOf(desk: DeskModel): Promise<Picker | null> {
  const language = desk.language.value;
  const made = pickers.get(desk);
  if (made?.language === language) return made.picker;
  const part = await desk.late(import('./picker.ts'));
  if (!part) return null;
  const picker = part.createPicker({
    language,
    onPick(emoji) {
      desk.composer.value?.insert(emoji);
      const recentEmoji = nextRecent(desk.view.value?.ui.recentEmoji ?? [], emoji);
      void desk.call({ type: 'ui.remember', ui: { recentEmoji } });
    },
    onTone: (skinTone) => void desk.call({ type: 'ui.remember', ui: { skinTone } }),
    loadWords: async () => (await import('../../lib/emoji/search-words.ts')).MORE_WORDS,
    onClosed: () => desk.composer.value?.focus(),
  });
  pickers.set(desk, { language, picker });
  return picker;
}
