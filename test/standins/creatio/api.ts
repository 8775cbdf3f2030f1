import { dataService } from './dataservice/handler.ts';
import { sendEmpty } from './net/http.ts';
import { odata } from './odata/handler.ts';
import { esnService, subscriptionService } from './services/feed.ts';
import { downloadFile, uploadFile } from './services/files.ts';
import { runProcess } from './services/process.ts';
import { rightsService } from './services/rights.ts';
import { applicationInfo, currentUser } from './services/user.ts';
import type { Exchange } from './types.ts';

/** Finds the handler of an API call below the workspace base; the session has been checked. */
export function apiRoute(x: Exchange): unknown {
  const path = x.wsPath ?? '/';
  const set = /^\/odata(?:\/(.*))?$/i.exec(path);
  if (set) return odata(x, decodeURIComponent(set[1] ?? ''));

  const reply = /^\/DataService\/json\/(?:SyncReply|reply)\/(\w+)$/i.exec(path);
  if (reply) return dataService(x, reply[1] ?? '');

  const image = /^\/img\/entity\/hash\/(\w+)\/Data\/([\da-f-]{36})$/i.exec(path);
  if (image) return downloadFile(x, image[1] ?? '', image[2] ?? '');

  const file = /^\/rest\/FileService\/Download\/(\w+)\/([\da-f-]{36})$/i.exec(path);
  if (file) return downloadFile(x, file[1] ?? '', file[2] ?? '');

  if (x.method !== 'POST') return sendEmpty(x, 404);
  const [, service = '', method = ''] =
    /^\/(?:rest|ServiceModel)\/(\w+)(?:\.svc)?\/(\w+)$/i.exec(path)?.map((part) => part.toLowerCase()) ?? [];
  switch (service) {
    case 'userinfoservice':
      return method === 'getcurrentuserinfo' ? currentUser(x) : sendEmpty(x, 404);
    case 'applicationinfoservice':
      return method === 'getapplicationinfo' ? applicationInfo(x) : sendEmpty(x, 404);
    case 'processengineservice':
      return method === 'runprocess' ? runProcess(x) : sendEmpty(x, 404);
    case 'fileapiservice':
      return method === 'uploadfile' ? uploadFile(x) : sendEmpty(x, 404);
    case 'esnservice':
      return esnService(x, method);
    case 'socialsubscriptionservice':
      return subscriptionService(x, method);
    case 'rightsservice':
      return rightsService(x, method);
    default:
      return sendEmpty(x, 404);
  }
}
