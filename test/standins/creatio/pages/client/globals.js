// Minimal fakes of the page's globals, when the stand-in is told to have them (creatio.md §3).
import { recordHash } from './model.js';
import { go } from './router.js';

/** Sets `window.Terrasoft` and, in Freedom, `window.shellNavigation`. */
export function installGlobals() {
  const { pageGlobals, ui, user, culture, baseUrl, rootUrl, coreVersion } = window.standinConfig();
  if (!pageGlobals) return;
  window.Terrasoft = {
    appFramework: 'NETFRAMEWORK',
    coreVersion,
    isAngularHost: ui === 'freedom',
    loaderBaseUrl: rootUrl,
    workspaceBaseUrl: baseUrl,
    SysValue: {
      CURRENT_USER: { value: user.contactId, displayValue: 'Supervisor' },
      CURRENT_USER_CONTACT: { value: user.contactId, displayValue: user.name },
      CURRENT_USER_CULTURE: { value: culture, displayValue: culture },
    },
    Router: { pushState: (_state, _title, hash) => go(hash) },
  };
  if (ui === 'freedom') {
    window.shellNavigation = {
      navigate: ({ options }) => go(recordHash(options.entityName, options.recordId)),
    };
  }
}
