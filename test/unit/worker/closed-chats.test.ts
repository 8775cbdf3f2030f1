/** Today's closed chats as Webitel lists them, of which the desk keeps the last. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KEEP_CLOSED } from '../../../lib/privacy/worker-retention.ts';
import { Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => void (stage = await Stage.start({ processingSec: 0 })));
afterEach(() => stage.stop());

it('more than are kept are not taken in, so that no connection brings back what was forgotten', async () => {
  for (let n = 0; n < KEEP_CLOSED + 10; n++) {
    const customer = stage.server.customer({ name: `Клієнт ${n}` });
    customer.writes('вітаю');
    customer.invite({ timeoutSec: 0 });
    customer.takenElsewhere();
    customer.leaves();
  }
  await stage.online();
  const known = (): number => Object.keys(stage.view.chats).length;
  await stage.until(() => known() >= KEEP_CLOSED);
  await stage.settle();
  expect(known()).toBe(KEEP_CLOSED);
});
