import { jsonBody, sendEmpty, sendJson } from '../net/http.ts';
import type { Exchange } from '../types.ts';

/** `rest/RightsService/GetCanExecuteOperation`: the operator may use the CRM, not administer it (creatio.md §5.4). */
export function rightsService(x: Exchange, method: string) {
  if (method !== 'getcanexecuteoperation') return sendEmpty(x, 404);
  const operation = String(jsonBody(x)['operation'] ?? '');
  return sendJson(x, 200, { GetCanExecuteOperationResult: !/^Can(Manage|Admin)/.test(operation) });
}
