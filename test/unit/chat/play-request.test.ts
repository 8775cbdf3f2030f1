import { describe, expect, it } from 'vitest';
import { playRequest } from '../../../lib/chat/play-request.ts';

const bytes = new Blob(['x']);

describe('what the player is asked for', () => {
  it.each(['audio/ogg', 'audio/wav', 'video/webm', 'video/mp4'])('%s is played', (type) => {
    expect(playRequest({ type, name: 'a', bytes })).toEqual({ type, name: 'a', bytes });
  });
  it.each([
    null,
    undefined,
    'play',
    {},
    { type: 'text/html', name: 'a', bytes },
    { type: 'image/svg+xml', name: 'a', bytes },
    { type: 'video/mp4;x', name: 'a', bytes },
    { type: 'audio/ogg', name: 5, bytes },
    { type: 'audio/ogg', name: 'a', bytes: 'blob:https://evil.example' },
  ])('%o is not', (raw) => {
    expect(playRequest(raw)).toBeNull();
  });
});
