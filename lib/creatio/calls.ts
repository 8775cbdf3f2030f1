/** Calls of this page to its CRM that nobody has been told of yet. */
let calls = 0;

export const countCall = (): void => void calls++;

export function takeCalls(): number {
  const taken = calls;
  calls = 0;
  return taken;
}
