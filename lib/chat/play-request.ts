/** What the desk asks its player for; read anew on the player's side, where anybody may have sent it. */
export interface PlayRequest {
  /** Sound or film, as its first bytes say. */
  type: string;
  name: string;
  bytes: Blob;
}

export function playRequest(raw: unknown): PlayRequest | null {
  const { type, name, bytes } = (raw ?? {}) as Partial<PlayRequest>;
  const plays = typeof type === 'string' && /^(audio|video)\/[a-z0-9]+$/.test(type);
  return plays && typeof name === 'string' && bytes instanceof Blob ? { type, name, bytes } : null;
}
