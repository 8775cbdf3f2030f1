/**
 * A CRM of the operator's inside another site's page (a portal, a tab of an office suite). Chats are shown in the top frame alone: what
 * stands around a frame could be anybody's. This says so and what to do; it speaks with nobody and knows nothing of the chats.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageCulture } from '../../lib/creatio/page.ts';
import { whenCreatio } from '../../lib/creatio/when-creatio.ts';
import { FRAMED_WORDS } from '../../lib/i18n/framed.ts';
import { resolveLanguage } from '../../lib/i18n/language.ts';
import { column } from '../../lib/i18n/words.ts';
import themeCss from '../../components/theme.css?inline';
import launcherCss from '../creatio/launcher.css?inline';
import { HOST_MARK } from '../creatio/host.ts';
import framedCss from './framed.css?inline';

export default defineUnlistedScript(() => {
  const [parent] = location.ancestorOrigins;
  // Creatio's own frames are no concern of ours.
  const isGuest = parent !== undefined && parent !== location.origin;
  if (isGuest) whenCreatio(say);
});

function say(): void {
  // The one of an extension as it was before.
  document.querySelector(`html > [${HOST_MARK}]`)?.remove();
  const host = document.createElement('div');
  host.setAttribute(HOST_MARK, '');
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themeCss + launcherCss + framedCss);
  shadow.adoptedStyleSheets = [sheet];
  const language = resolveLanguage('auto', pageCulture(document), navigator.language);
  const words = column(FRAMED_WORDS, language);
  const note = document.createElement('section');
  note.className = 'question framed';
  note.setAttribute('role', 'status');
  const text = document.createElement('p');
  const open = document.createElement('a');
  open.textContent = words['framed.open'];
  open.target = '_blank';
  open.rel = 'noopener';
  // Where the operator is by now, not where he came in.
  open.addEventListener('click', () => (open.href = location.href));
  open.href = location.href;
  const hide = document.createElement('button');
  hide.type = 'button';
  hide.textContent = words['framed.hide'];
  hide.addEventListener('click', () => host.remove());
  note.append(text, open, hide);
  const root = document.createElement('div');
  root.className = 'root';
  root.lang = language;
  root.append(note);
  shadow.append(root);
  document.documentElement.append(host);
  // A live region speaks of what comes into it, not of what it came with.
  text.textContent = words['framed.what'];
}
