/**
 * Into the clipboard; by the selection where the page around the frame forbids the clipboard (Permissions-Policy).
 * @param near an element of the page, which holds the words for that moment
 */
export async function copyText(text: string, near: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, near);
  }
}

function copySelected(text: string, near: Element): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  near.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
