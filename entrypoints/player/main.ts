/**
 * Plays one sound or film inside the desk. A CRM page's policy may forbid media that is not its own, and binds elements that the
 * desk puts into the page; this page is the extension's, and the policy does not reach into it. Whoever frames it can do no more
 * than have his own bytes played: it asks for nothing and answers nothing.
 */
import { onePlays } from '../../components/desk/files/one-plays.ts';
import { playRequest } from '../../lib/chat/play-request.ts';

let played = false;

addEventListener('message', ({ data, source }) => {
  const request = playRequest(data);
  if (played || source !== parent || !request) return;
  played = true;
  const player = document.createElement(request.type.startsWith('audio/') ? 'audio' : 'video');
  player.controls = true;
  player.autoplay = true;
  player.src = URL.createObjectURL(new Blob([request.bytes], { type: request.type }));
  player.setAttribute('aria-label', request.name);
  onePlays(player);
  document.body.append(player);
});
