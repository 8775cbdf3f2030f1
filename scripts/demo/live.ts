// The demo to play with: the CRM page with the desk on the left, the page on which you are the customer on the right.
import type { Browser, Page } from 'puppeteer';
import type { Language } from '../../lib/i18n/language.ts';
import { seedDay } from '../../test/standins/webitel/index.ts';
import { letCustomersCome } from './customers.ts';
import { getReady, openDesk, setDemoStage, signIn, type DemoStage } from './stage.ts';

const CUSTOMER_WIDTH = 460;
const NARROWEST_CRM = 900;
/** The customer shown first: Олександр, who waits for an answer. */
const CUSTOMER_ID = 601;

export interface LiveOptions {
  headless: boolean;
  /** Folder of the unpacked extension; absent: the test build. */
  extension?: string;
  /** Runs once everything stands. @returns what ends it */
  onReady?: (stage: DemoStage) => () => void;
}

export async function playLive(language: Language, { onReady, ...browser }: LiveOptions): Promise<void> {
  // Ctrl+C is how it ends, and no failure.
  process.exitCode = 0;
  const stage = await setDemoStage(language, browser);
  const { webitel, desk } = stage;
  const stops: (() => void)[] = [];
  try {
    seedDay(webitel);
    const over = untilClosed(desk.browser);
    const customerUrl = `${webitel.origin}/customer?lang=${language}&id=${CUSTOMER_ID}`;
    await Promise.race([over, arrange(stage, customerUrl)]);
    stops.push(letCustomersCome(webitel, console.log));
    console.log(`CRM page:        ${stage.creatio.freedomUrl()}`);
    console.log(`Classic page:    ${stage.creatio.classicUrl()}`);
    console.log(`Customer's page: ${customerUrl}`);
    console.log(`Options:         ${desk.extensionUrl('options.html')}`);
    console.log('You are the operator on the left and the customer on the right.');
    console.log('Close the browser or press Ctrl+C to end.');
    if (onReady) stops.push(onReady(stage));
    await over;
  } finally {
    for (const stop of stops) stop();
    await stage.close();
  }
}

async function arrange(stage: DemoStage, customerUrl: string): Promise<void> {
  const { desk, creatio } = stage;
  await signIn(stage);
  const [crm, ...others] = await desk.browser.pages();
  for (const page of others) await page.close();
  const customer = await desk.openPage(customerUrl);
  // From here on the windows are the person's: no page has a size of its own.
  await Promise.all([crm!.setViewport(null), customer.setViewport(null)]);
  await placeSideBySide(crm!, customer);
  await crm!.goto(creatio.freedomUrl());
  await crm!.bringToFront();
  await openDesk(stage, crm!);
  await getReady(stage, crm!);
}

async function placeSideBySide(left: Page, right: Page): Promise<void> {
  const room = await left.evaluate(() => {
    const { availWidth, availHeight } = screen;
    const { availLeft = 0, availTop = 0 } = screen as { availLeft?: number; availTop?: number };
    return { left: availLeft, top: availTop, width: availWidth, height: availHeight };
  });
  const width = Math.max(room.width - CUSTOMER_WIDTH, Math.min(NARROWEST_CRM, room.width));
  await place(left, { ...room, width });
  await place(right, {
    ...room,
    left: room.left + room.width - CUSTOMER_WIDTH,
    width: CUSTOMER_WIDTH,
  });
}

interface Bounds {
  left: number;
  top: number;
  width: number;
  height: number;
}

async function place(page: Page, bounds: Bounds): Promise<void> {
  const cdp = await page.createCDPSession();
  const { windowId } = await cdp.send('Browser.getWindowForTarget');
  await cdp.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  await cdp.send('Browser.setWindowBounds', { windowId, bounds });
  await cdp.detach();
}

/** The browser is over when it is gone, or, where it outlives its windows, when the last window is closed. */
function untilClosed(browser: Browser): Promise<void> {
  return new Promise((done) => {
    browser.once('disconnected', () => done());
    browser.on('targetdestroyed', () => {
      if (!browser.targets().some((target) => target.type() === 'page')) done();
    });
  });
}
