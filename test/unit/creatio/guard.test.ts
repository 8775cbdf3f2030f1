// @vitest-environment happy-dom
/** As far as a simulated page goes; the rest is driven in a real browser. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guard, HOST_TAG, ROOT_KEY, stopAtHost } from '../../../lib/creatio/guard.ts';

type Globals = Parameters<typeof guard>[0];
type Captured = { type: string; run: (event: Event) => void; options: AddEventListenerOptions };

let captured: Captured[];
let host: HTMLElement;
let root: ShadowRoot;
let field: HTMLInputElement;

beforeEach(() => {
  captured = [];
  host = document.createElement(HOST_TAG);
  root = host.attachShadow({ mode: 'closed' });
  field = document.createElement('input');
  root.append(field);
  document.documentElement.append(host);
  const window: unknown = {
    addEventListener: (type: string, run: Captured['run'], options: AddEventListenerOptions) =>
      captured.push({ type, run, options }),
    [ROOT_KEY]: root,
  };
  guard(window as Globals);
});
afterEach(() => host.remove());

const listener = (type: string) => captured.find((c) => c.type === type)!;

/** A trusted event as the window's first capture listener meets it. */
function meet(
  type: string,
  path: EventTarget[],
  event: Event = new Event(type, { bubbles: true, cancelable: true }),
) {
  const seen = { stopped: false, prevented: false };
  Object.defineProperties(event, {
    isTrusted: { value: true },
    composedPath: { value: () => path },
    stopImmediatePropagation: { value: () => (seen.stopped = true) },
    preventDefault: { value: () => (seen.prevented = true) },
  });
  listener(type).run(event);
  return seen;
}

describe('the guard', () => {
  it('listens first: captures, and never makes scrolling wait', () => {
    expect(captured.every((c) => c.options.capture)).toBe(true);
    for (const type of ['wheel', 'touchmove', 'touchstart'])
      expect(listener(type).options.passive).toBe(true);
    expect(listener('keydown').options.passive).toBe(false);
    for (const type of [
      'keydown',
      'keyup',
      'keypress',
      'paste',
      'mousedown',
      'pointerdown',
      'focusin',
      'drop',
    ])
      expect(listener(type)).toBeDefined();
    expect(listener('click')).toBeUndefined();
  });

  it('leaves the page’s own events alone', () => {
    const button = document.createElement('button');
    expect(meet('keydown', [button, document.body, document.documentElement]).stopped).toBe(false);
    expect(meet('wheel', [button, document.body]).stopped).toBe(false);
  });

  it.each(['keydown', 'paste', 'pointerdown', 'focusin'])(
    'stops %s of the desk and gives the desk a copy',
    (type) => {
      field.focus();
      let copies = 0;
      field.addEventListener(type, (event) => {
        copies++;
        expect(event.composed).toBe(false);
      });
      expect(meet(type, [host, document.documentElement]).stopped).toBe(true);
      expect(copies).toBe(root.activeElement === field ? 1 : 0);
    },
  );

  it('a copy that was prevented prevents the original', () => {
    field.focus();
    expect(root.activeElement).toBe(field);
    field.addEventListener('keydown', (event) => event.preventDefault());
    expect(meet('keydown', [host]).prevented).toBe(true);
    expect(meet('keyup', [host]).prevented).toBe(false);
  });

  it('does nothing with what a script of the page made up', () => {
    field.focus();
    let heard = 0;
    field.addEventListener('keydown', () => heard++);
    const forged = new Event('keydown', { bubbles: true });
    Object.defineProperty(forged, 'composedPath', { value: () => [host] });
    listener('keydown').run(forged);
    expect(heard).toBe(0);
  });

  it('keeps scrolling of the desk from the page', () => {
    expect(meet('wheel', [host]).stopped).toBe(true);
  });

  it('the root is closed to the page, and clicks stop at its edge', () => {
    expect(host.shadowRoot).toBeNull();
    stopAtHost(root);
    let outside = 0;
    document.addEventListener('click', () => outside++);
    field.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(outside).toBe(0);
  });
});
