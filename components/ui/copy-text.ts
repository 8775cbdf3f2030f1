/** @param near an element of the desk: a page without TLS has no clipboard but the selection's */
export async function copyText(text: string, near: Element): Promise<boolean> {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  near.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
