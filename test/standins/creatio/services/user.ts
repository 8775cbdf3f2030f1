import { sendJson } from '../net/http.ts';
import { coreVersion } from '../pages/config.ts';
import { guidFrom } from '../seed/random.ts';
import { seedIds } from '../seed/hero.ts';
import type { Exchange } from '../types.ts';

/** `UserInfoService.svc/GetCurrentUserInfo`: who is signed in (creatio.md §5.4). */
export function currentUser(x: Exchange) {
  const contact = x.ctx.db.get('Contact', seedIds.operator);
  sendJson(x, 200, {
    id: seedIds.user,
    userInfo: {
      id: seedIds.user,
      contactId: seedIds.operator,
      contactName: contact?.['Name'] ?? '',
      photoId: contact?.['PhotoId'] ?? null,
      email: contact?.['Email'] ?? '',
      sessionId: x.session?.id ?? '',
    },
  });
}

/** `ApplicationInfoService.svc/GetApplicationInfo`: version and cultures (creatio.md §5.4). */
export function applicationInfo(x: Exchange) {
  const { culture } = x.ctx.options;
  const socket = x.ctx.ws.replace(/^http/, 'ws');
  sendJson(x, 200, {
    applicationInfo: {
      serviceUrl: `${socket}/Nui/ViewModule.aspx.ashx`,
      clientConnectionClassName: 'Terrasoft.WebSocketChannel',
      sysValues: {
        coreVersion,
        userCulture: { value: guidFrom(`culture:${culture}`), displayValue: culture },
        primaryCulture: { value: guidFrom('culture:en-US'), displayValue: 'en-US' },
      },
    },
  });
}
