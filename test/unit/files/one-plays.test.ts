// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { onePlays } from '../../../components/files/one-plays.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

function player() {
  const media = document.createElement('audio');
  const pause = vi.spyOn(media, 'pause').mockReturnValue();
  ends.push(onePlays(media));
  return { media, pause };
}

test('one that begins pauses all others, and not itself', async () => {
  const [a, b, c] = [player(), player(), player()];
  b.media.dispatchEvent(new Event('play'));
  await vi.waitFor(() => expect([a.pause, c.pause].map((p) => p.mock.calls.length)).toEqual([1, 1]));
  expect(b.pause).not.toHaveBeenCalled();
});
