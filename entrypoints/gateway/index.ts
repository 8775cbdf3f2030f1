/** Asks the CRM behind a page with the operator's own session there. The worker puts it into a CRM's page when it has a question. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { WorkerLine } from '../../lib/bridge/line.ts';
import { lineOf } from '../../lib/bridge/connect.ts';
import { callTeller } from '../../lib/creatio/calls.ts';
import { crmOfPage } from '../../lib/creatio/crm-of-page.ts';

/** Put in twice (a worker that has just come back does not know): the one that is there stays, with its line if that stands. */
const here = globalThis as { webitelGateway?: WorkerLine };

export default defineUnlistedScript(() => {
  if (here.webitelGateway && !here.webitelGateway.orphaned) {
    here.webitelGateway.hurry();
    return;
  }
  const client = (here.webitelGateway = new WorkerLine(lineOf('gateway')));
  const tellPlace = client.tellPlace.bind(client);
  const onCall = callTeller((calls) => client.call({ type: 'calls.add', calls }));
  client.onCrm(crmOfPage({ page: window, fetch: (url) => fetch(url), tellPlace, onCall }));
  addEventListener('pageshow', ({ persisted }) => persisted && client.reconnect());
});
