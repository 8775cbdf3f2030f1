export const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function swallow(event: DragEvent): void {
  if (!hasFiles(event) || event.defaultPrevented) return;
  event.preventDefault();
  if (event.type === 'dragover') event.dataTransfer!.dropEffect = 'none';
}

/** A file that is dropped where nothing takes it must not make the browser leave the page for it, with all that is typed there. */
export function swallowFiles(page: Document): void {
  page.addEventListener('dragover', swallow);
  page.addEventListener('drop', swallow);
}
