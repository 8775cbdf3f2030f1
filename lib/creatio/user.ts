import type { CrmContext } from './context.ts';
import { CrmError } from './session-fetch.ts';

/** Who is signed in to the CRM of this page. */
export interface CrmUser {
  id: string;
  contactId: string;
  contactName: string;
  email: string;
}

/** @throws CrmError */
export const user = (context: CrmContext): Promise<CrmUser> =>
  context.cached('user', async ({ crm }) => {
    const answer = await crm('ServiceModel/UserInfoService.svc/GetCurrentUserInfo', {
      method: 'POST',
      body: {},
    });
    const info = (answer as { userInfo?: Record<string, unknown> } | null)?.userInfo;
    if (typeof info?.id !== 'string') throw new CrmError('server', 'no user');
    const text = (key: string): string => (typeof info[key] === 'string' ? info[key] : '');
    return {
      id: info.id,
      contactId: text('contactId'),
      contactName: text('contactName'),
      email: text('email'),
    };
  });
