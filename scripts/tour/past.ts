// Conversations that began before the tour did: everything in them is backdated.
import {
  minuteOfToday,
  type Customer,
  type CustomerInit,
  type WebitelStandIn,
} from '../../test/standins/webitel/index.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
/** Minutes; none of what is closed began longer ago (`day.ts`). */
const LONGEST_AGO = 70;

/** Who said what, and how long ago, ms. */
type Line = [who: 'client' | 'operator', ago: number, text: string];

export interface Past {
  /** In progress: taken `joined` ms ago. The first line is the customer's. */
  served(init: CustomerInit, joined: number, lines: Line[]): Customer;
  /** Will have ended `ended` ms ago, once `endEarlier` is called. */
  closed(init: CustomerInit & { byClient?: boolean }, ended: number, question: string, answer: string): void;
  /** Offered to the operator for `waits` ms. */
  offered(init: CustomerInit, waits: number, text: string): Customer;
  endEarlier(): void;
}

/** @param start ms, the moment that all times are counted back from */
export function createPast(webitel: WebitelStandIn, start: number): Past {
  const ago = (ms: number): { at: number } => ({ at: start - ms });
  const endings: (() => void)[] = [];

  const served: Past['served'] = (init, joined, [first, ...rest]) => {
    const customer = webitel.customer(init);
    customer.writes(first![2], ago(first![1]));
    webitel.at(start - joined, () => {
      customer.invite({ timeoutSec: 0 });
      customer.takenElsewhere();
    });
    for (const [who, when, text] of rest) {
      if (who === 'client') customer.writes(text, ago(when));
      else customer.operatorSays(text, ago(when));
    }
    return customer;
  };

  return {
    served,
    closed({ byClient = false, ...init }, ended, question, answer) {
      const minute = minuteOfToday(start, LONGEST_AGO);
      const over = (ended / MINUTE) * minute;
      const began = over + 4 * minute;
      const customer = served(init, began - minute / 3, [
        ['client', began, question],
        ['operator', began - minute, answer],
      ]);
      endings.push(() =>
        webitel.at(start - over, () => {
          if (byClient) customer.leaves();
          else customer.operatorLeaves();
          customer.operatorReports();
        }),
      );
    },
    offered(init, waits, text) {
      const customer = webitel.customer(init);
      customer.writes(text, ago(waits + 20 * SECOND));
      webitel.at(start - waits, () => customer.invite({ timeoutSec: 0 }));
      return customer;
    },
    endEarlier: () => endings.forEach((end) => end()),
  };
}
