/** The ear at the page's edge. Plain DOM: it is in every CRM page, the desk behind it is loaded when first opened. */
import { lightAt, worstLight, type Light } from '../../lib/chat/traffic-light.ts';
import type { LauncherView } from '../../lib/bridge/view.ts';
import type { Translate } from '../../lib/i18n/launcher.ts';

const SVG = 'http://www.w3.org/2000/svg';
const CHAT =
  'M4 10.5C4 6.9 7 4 11 4s7 2.9 7 6.5-3 6.5-7 6.5c-1 0-2-.2-2.900-.5L4.500 18l1-3.200A6.200 6.200 0 0 1 4 10.500Z';
const SHAPES: Record<Light, string> = {
  green: 'M5 1a4 4 0 1 1 0 8a4 4 0 0 1 0-8Z',
  yellow: 'M5 .8 9.600 9H.400Z',
  red: 'M5 .3 9.700 5 5 9.700.300 5Z',
  grey: 'M5 1a4 4 0 1 1 0 8a4 4 0 0 1 0-8Zm0 1.500a2.500 2.500 0 1 0 0 5a2.500 2.500 0 0 0 0-5Z',
};
/** A press that moves the pointer less is a click. */
const DRAG_PX = 4;

export interface Launcher {
  element: HTMLButtonElement;
  /** Shows the state of the desk, and tells what it shows. */
  show(view: LauncherView | null, t: Translate, open: boolean, orphaned: boolean): Shown;
  setTop(px: number): void;
}

export interface Shown {
  waiting: number;
  invites: number;
  light: Light | null;
  /** ms until the light changes by itself, or null */
  nextIn: number | null;
}

export interface LauncherOptions {
  /** The pointer or the focus is on it: a press may follow. */
  onNear: () => void;
  onPress: () => void;
  onMoved: (top: number) => void;
}

export function createLauncher(options: LauncherOptions): Launcher {
  const element = document.createElement('button');
  element.className = 'launcher';
  element.type = 'button';
  let dragged = false;
  element.addEventListener('click', () => {
    if (!dragged) options.onPress();
    dragged = false;
  });
  for (const near of ['pointerenter', 'focus'])
    element.addEventListener(near, options.onNear, { once: true });
  makeDraggable(element, (moved) => (dragged = moved), options.onMoved);
  return {
    element,
    setTop: (px) => element.style.setProperty('--launcher-top', `${px}px`),
    show(view, t, open, orphaned) {
      const now = Date.now() + (view?.offset ?? 0);
      const { waits = [], invites = 0, light: rules } = view ?? {};
      const lights = rules ? waits.map((wait) => lightAt(wait, rules, now)) : [];
      const light = rules?.enabled ? worstLight(lights.map((l) => l.light)) : null;
      if (light) element.dataset.light = light;
      else delete element.dataset.light;
      element.classList.toggle('offline', !view?.online);
      element.setAttribute('aria-expanded', String(open));
      const label = nameOf(t, waits.length, light, invites, orphaned);
      // Told of every change of the desk, of which few are to be seen here.
      if (label !== element.title || !element.firstChild) {
        element.setAttribute('aria-label', label);
        element.title = label;
        element.replaceChildren(icon(CHAT, 22, 'chat'), ...pills(waits.length, light, invites));
      }
      const next = lights.flatMap((l) => (l.next ? [l.next.at - now] : []));
      return {
        waiting: waits.length,
        invites,
        light,
        nextIn: next.length > 0 ? Math.min(...next) + 1 : null,
      };
    },
  };
}

/** The light as the palette in force draws it; without a light, that somebody is there. */
export function signOf(element: Element, light: Light | null): { shape: string; fill: string; ink: string } {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name);
  const fill = token(light === 'yellow' ? '--yellow-fill' : light ? `--${light}` : '--accent');
  const ink = token(light === 'yellow' || light === 'red' ? `--on-${light}-pill` : '--bg');
  return { shape: SHAPES[light && light !== 'grey' ? light : 'green'], fill, ink };
}

function nameOf(
  t: Translate,
  waiting: number,
  light: Light | null,
  invites: number,
  orphaned: boolean,
): string {
  if (orphaned) return `${t('launcher.name')}. ${t('launcher.orphaned')}`;
  const parts = [t('launcher.name')];
  if (waiting > 0) parts.push(t('launcher.waiting', { count: waiting }));
  if (light) parts.push(t(`light.${light}`));
  if (invites > 0) parts.push(t('launcher.invites', { count: invites }));
  return parts.join(', ');
}

function pills(waiting: number, light: Light | null, invites: number): Element[] {
  const result: Element[] = [];
  if (waiting > 0) result.push(pill('waiting', waiting, light));
  if (invites > 0) result.push(pill('invites', invites, null));
  return result;
}

function pill(kind: string, count: number, light: Light | null): Element {
  const span = document.createElement('span');
  span.className = `pill ${kind}`;
  if (light) span.append(icon(SHAPES[light], 10, 'shape'));
  span.append(count > 99 ? '99+' : String(count));
  return span;
}

function icon(d: string, size: number, name: string): Element {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  path.setAttribute('fill', size === 10 ? 'currentColor' : 'none');
  if (size !== 10) {
    path.setAttribute('stroke', 'currentColor');
    path.setAttribute('stroke-width', '1.6');
    path.setAttribute('stroke-linejoin', 'round');
  }
  svg.append(path);
  return svg;
}

function makeDraggable(
  element: HTMLElement,
  onDrag: (moved: boolean) => void,
  onMoved: (top: number) => void,
): void {
  let from: { pointer: number; top: number } | null = null;
  let top = 0;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = { pointer: event.clientY, top: element.getBoundingClientRect().top };
    onDrag(false);
  });
  element.addEventListener('pointermove', (event) => {
    if (!from) return;
    if (Math.abs(event.clientY - from.pointer) < DRAG_PX && !element.classList.contains('dragging')) return;
    if (event.buttons === 0) return;
    element.setPointerCapture(event.pointerId);
    element.classList.add('dragging');
    onDrag(true);
    const most = innerHeight - element.offsetHeight;
    top = Math.round(Math.min(Math.max(0, from.top + event.clientY - from.pointer), most));
    element.style.setProperty('--launcher-top', `${top}px`);
  });
  const end = (): void => {
    if (element.classList.contains('dragging')) onMoved(top);
    element.classList.remove('dragging');
    from = null;
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  element.addEventListener('lostpointercapture', end);
}
