import { isObject, jsonBody, sendJson } from '../net/http.ts';
import { guidFrom } from '../seed/random.ts';
import { seedIds } from '../seed/hero.ts';
import type { Exchange, ProcessHandler } from '../types.ts';

/** Processes there are from the start: `UsrChatToCase` makes a case of the contact and answers `CaseId`. */
export function defaultProcesses(): Map<string, ProcessHandler> {
  return new Map([
    [
      'UsrChatToCase',
      (parameters, { db }) => {
        const contactId = parameters['ContactId'] ?? null;
        const contact = db.get('Contact', contactId);
        const row = db.insert('Case', {
          Subject: parameters['Subject'] ?? 'Обращение из чата',
          Symptoms: parameters['Symptoms'] ?? '',
          ContactId: contact ? contactId : null,
          AccountId: contact?.['AccountId'] ?? null,
          OwnerId: seedIds.operator,
          OriginId: guidFrom('origin:chat'),
        });
        return { CaseId: row['Id'] };
      },
    ],
  ]);
}

/** `ProcessEngineService.svc/RunProcess` (creatio.md §5.4). */
export function runProcess(x: Exchange) {
  const { schemaName, parameterValues, resultParameterNames } = jsonBody(x);
  const run = x.ctx.processes.get(String(schemaName));
  if (!run) {
    sendJson(x, 200, {
      success: false,
      processId: null,
      processStatus: 0,
      errorInfo: {
        errorCode: 'ItemNotFoundException',
        message: `Process schema "${String(schemaName)}" not found.`,
        stackTrace: null,
      },
    });
    return;
  }
  const parameters: Record<string, string> = {};
  for (const item of Array.isArray(parameterValues) ? (parameterValues as unknown[]) : []) {
    if (isObject(item)) parameters[String(item['name'])] = String(item['value'] ?? '');
  }
  const { backgroundAfter } = x.ctx.options;
  if (backgroundAfter !== null)
    x.ctx.later.push({ after: backgroundAfter, run: () => void run(parameters, x.ctx) });
  const results = backgroundAfter === null ? run(parameters, x.ctx) : {};
  const wanted = Array.isArray(resultParameterNames) ? resultParameterNames.map(String) : [];
  sendJson(x, 200, {
    success: true,
    processId: crypto.randomUUID(),
    processStatus: 2,
    resultParameterValues: Object.fromEntries(wanted.map((name) => [name, results[name] ?? null])),
    executionData: null,
    errorInfo: null,
  });
}
