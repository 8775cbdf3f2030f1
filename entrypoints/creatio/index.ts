/** What is in every page of a CRM. No content script of WXT's: those tell each page the extension's id, and end at a page's word. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { WorkerLine } from '../../lib/bridge/line.ts';
import { lineOf } from '../../lib/bridge/connect.ts';
import { mayBeCrm } from '../../lib/creatio/hosts.ts';
import { whenCreatio } from '../../lib/creatio/when-creatio.ts';
import { bootstrap } from './bootstrap.ts';

/** Put in twice: the first one stays, unless its extension is gone. */
const here = globalThis as { webitelDesk?: () => boolean };

export default defineUnlistedScript(() => {
  // The manifest's pattern takes in Creatio's marketing sites; addresses of the operator's own come registered one by one.
  if (location.hostname.endsWith('.creatio.com') && !mayBeCrm(location.origin)) return;
  if (here.webitelDesk?.()) return;
  let client: WorkerLine | null = null;
  here.webitelDesk = () => !client?.orphaned;
  whenCreatio((page) => {
    const secret = crypto.randomUUID();
    client = new WorkerLine(lineOf('launcher', secret));
    bootstrap({ page, client, secret });
  });
});
