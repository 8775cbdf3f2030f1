/** Playing one sound or film pauses the others, in whatever tab of this browser their desk is. */
export function onePlays(media: HTMLMediaElement): () => void {
  // It does not hear itself.
  const others = new BroadcastChannel('desk-player');
  const begin = (): void => others.postMessage('plays');
  others.onmessage = () => media.pause();
  media.addEventListener('play', begin);
  return () => {
    media.removeEventListener('play', begin);
    others.close();
  };
}
