/** The gallery's own page: which view, in which light, language and width. All of it stands in the address. */
import { STORIES } from './stories.tsx';

const CHOICES = {
  theme: ['light', 'dark'],
  lang: ['ru', 'uk', 'en'],
  width: ['', '320', '400', '480', '720', '900', '1280'],
};

const asked = new URLSearchParams(location.hash.slice(1));
const nav = document.querySelector<HTMLElement>('#stories')!;
const frame = document.querySelector<HTMLIFrameElement>('#shown')!;

function show(): void {
  const name = asked.get('story') ?? STORIES[0]!.name;
  asked.set('story', name);
  history.replaceState(null, '', `#${asked.toString()}`);
  const story = STORIES.find((one) => one.name === name);
  frame.style.width = `${asked.get('width') || (story?.width ?? 400)}px`;
  frame.src = `./story.html?${asked.toString()}`;
  for (const link of nav.querySelectorAll('a')) {
    if (link.textContent === name) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
}

for (const [key, values] of Object.entries(CHOICES)) {
  const select = document.querySelector<HTMLSelectElement>(`#${key}`)!;
  for (const value of values) select.append(new Option(value || 'its own', value));
  select.value = asked.get(key) ?? values[0]!;
  select.addEventListener('change', () => {
    asked.set(key, select.value);
    show();
  });
}
for (const { name } of STORIES) {
  const link = Object.assign(document.createElement('a'), { href: `#story=${name}`, textContent: name });
  link.addEventListener('click', (event) => {
    event.preventDefault();
    asked.set('story', name);
    show();
  });
  nav.append(link);
}
show();
