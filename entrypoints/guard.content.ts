import { defineContentScript } from 'wxt/utils/define-content-script';
import { CLOUD_PATTERN } from '../lib/creatio/hosts.ts';
import { guard } from '../lib/creatio/guard.ts';

export default defineContentScript({
  matches: [CLOUD_PATTERN],
  runAt: 'document_start',
  main: () => guard(window),
});
