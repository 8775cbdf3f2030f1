import { useSignalEffect } from '@preact/signals';

/** Grows the field with its text, up to its max-height, where CSS cannot yet (`field-sizing` is there from Chromium 123 on). */
export function useGrowing(field: { current: HTMLTextAreaElement | null }, text: { value: string }): void {
  useSignalEffect(() => {
    void text.value;
    const box = field.current;
    if (!box || CSS.supports('field-sizing', 'content')) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  });
}
