// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Hello, ToFrame } from '../../../lib/bridge/frame.ts';
import { createFrame, type Frame, type FrameOptions } from '../../../entrypoints/creatio/frame.ts';

/** As long as a frame that is let in is given for its answer, in an idle browser. */
const ANSWER_MS = 1_000;

let root: HTMLElement;
let frame: Frame;
let onSize: ReturnType<typeof vi.fn<FrameOptions['onSize']>>;

beforeEach(() => {
  vi.stubGlobal('crossOriginIsolated', false);
  // Its page is played here.
  const make = document.createElement.bind(document);
  vi.spyOn(document, 'createElement').mockImplementation((name: string) =>
    make(name === 'iframe' ? 'section' : name),
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  root = document.createElement('div');
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).append(root);
  document.body.append(host);
  onSize = vi.fn<FrameOptions['onSize']>();
  frame = createFrame({
    root,
    secret: 'secret',
    resumes: true,
    stand: () => ({ isOpen: true, isInFront: true, isNarrow: false, culture: null }),
    title: () => 'Webitel',
    language: () => 'en',
    onSize,
    onClose: () => {},
  });
  frame.load();
});
afterEach(() => {
  frame.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const frames = (): HTMLIFrameElement[] => [...root.querySelectorAll<HTMLIFrameElement>('.frame')];

interface Desk {
  hello: Hello;
  says(message: unknown): Promise<void>;
  /** What it was told after the greeting. */
  heard: ToFrame[];
}

/** The frame's page is there, and hears the greeting. */
function loads(element: HTMLIFrameElement): Desk {
  const heard: ToFrame[] = [];
  let desk: Desk | undefined;
  Object.defineProperty(element, 'contentWindow', {
    configurable: true,
    value: {
      postMessage(hello: Hello, _origin: string, [port]: [MessagePort]) {
        port.onmessage = ({ data }) => heard.push(data as ToFrame);
        desk = {
          hello,
          heard,
          async says(message) {
            port.postMessage(message);
            await vi.waitFor(() => expect(heard).not.toEqual([]), { interval: 1 });
          },
        };
      },
    },
  });
  element.dispatchEvent(new Event('load'));
  return desk!;
}

describe('the desk’s frame', () => {
  it('stays where it stands when its answer is late: words may have been typed in it', async () => {
    const [first] = frames();
    const address = first!.src;
    const desk = loads(first!);
    vi.advanceTimersByTime(ANSWER_MS);
    expect(first!.isConnected).toBe(true);
    expect(first!.src).toBe(address);
    expect(first!.hasAttribute('credentialless')).toBe(false);
    await desk.says({ type: 'here' });
    expect(frames()).toEqual([first]);
    vi.advanceTimersByTime(10 * ANSWER_MS);
    expect(frames()).toEqual([first]);
  });

  it('comes without credentials where the page lets in no other, with its focus, its place and what it was to show', async () => {
    const [first] = frames();
    first!.focus();
    const blocked = loads(first!);
    expect(blocked.hello.resumes).toBe(true);
    frame.show('chat');
    vi.advanceTimersByTime(ANSWER_MS);
    const [, second] = frames();
    expect(second!.hasAttribute('credentialless')).toBe(true);
    expect(second!.hidden).toBe(true);
    const desk = loads(second!);
    expect(desk.hello.resumes).toBe(true);
    await desk.says({ type: 'here' });
    expect(frames()).toEqual([second]);
    expect(second!.hidden).toBe(false);
    expect((root.getRootNode() as ShadowRoot).activeElement).toBe(second);
    await vi.waitFor(() => expect(desk.heard).toContainEqual({ type: 'show', conversationId: 'chat' }), {
      interval: 1,
    });
    await desk.says({ type: 'wish', wish: { size: 'wide', chosen: null } });
    await vi.waitFor(() => expect(onSize).toHaveBeenCalledWith('wide'), { interval: 1 });
  });

  it('is given the focus anew once its page is there: keys went to nobody before', async () => {
    const [first] = frames();
    first!.focus();
    const told: string[] = [];
    for (const type of ['blur', 'focus']) first!.addEventListener(type, () => told.push(type));
    await loads(first!).says({ type: 'here' });
    expect(told).toEqual(['blur', 'focus']);
  });

  it('takes the focus from nobody', async () => {
    const [first] = frames();
    await loads(first!).says({ type: 'here' });
    expect((root.getRootNode() as ShadowRoot).activeElement).toBeNull();
  });

  it('does not go back to where it was when its element is put back later', async () => {
    const [first] = frames();
    await loads(first!).says({ type: 'here' });
    expect(loads(first!).hello.resumes).toBe(false);
  });
});
