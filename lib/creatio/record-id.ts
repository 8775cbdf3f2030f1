/** Id of a conversation's record: its own when it is a uuid, else always the same one for the same conversation. */
export function recordId(conversationId: string): string {
  if (UUID.test(conversationId)) return conversationId.toLowerCase();
  const hex = [0, 1, 2, 3].map((seed) => hash(conversationId, seed).toString(16).padStart(8, '0')).join('');
  // Version 8, «of one's own making».
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const UUID = /^(?!0{8})[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** FNV-1a with a finish, 32 bits. */
function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}
