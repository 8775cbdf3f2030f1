/** The two ways in which something leaves the desk by the operator’s hand: the clipboard, and a file. */
/** Into the clipboard; by the selection where the page around the frame forbids the clipboard (Permissions-Policy). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  // Not beside the button that was pressed: in a button nothing can be selected.
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  // Selecting took the keyboard from that button.
  before?.focus({ preventScroll: true });
  return done;
}
/** A link that is in no page: nobody but the browser sees the press, and no address tells anything. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(blob);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
