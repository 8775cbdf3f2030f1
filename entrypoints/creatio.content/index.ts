import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { connectDesk } from '../../lib/bridge/connect.ts';
import { CLOUD_PATTERN, mayShowDeskOn } from '../../lib/creatio/hosts.ts';
import { whenCreatio } from '../../lib/creatio/when-creatio.ts';
import { bootstrap } from './bootstrap.ts';

declare const __SHADOW_MODE__: ShadowRootMode;

export default defineContentScript({
  matches: [CLOUD_PATTERN],
  runAt: 'document_idle',
  main(ctx) {
    // The manifest's pattern takes in Creatio's marketing sites; addresses of the operator's own come registered one by one.
    if (location.hostname.endsWith('.creatio.com') && !mayShowDeskOn(location.origin, [])) return;
    whenCreatio(ctx.signal, (page) => {
      const client = connectDesk();
      const stop = bootstrap({
        page,
        client,
        shadowMode: __SHADOW_MODE__,
        loadPart: (part) =>
          import(/* @vite-ignore */ browser.runtime.getURL(`/${part}.js` as '/background.js')),
      });
      ctx.onInvalidated(() => {
        stop();
        client.close();
      });
    });
  },
});
