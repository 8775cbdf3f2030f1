// A chat with its card open, and the CRM's record of it.
import type { Page } from 'puppeteer';
import type { CreatioStartOptions, Row } from '../../standins/creatio/index.ts';
import type { Customer } from '../../standins/webitel/index.ts';
import { click, find, until, waitDesk, waitDeskGone } from './page.ts';
import { setStage, type Stage, type StageOptions } from './stage.ts';

export interface CardStage extends Stage {
  /** The chat object's name in this CRM. */
  entity: string;
  /** The CRM's row for the customer's chat; waits for it. */
  record(customer: Customer): Promise<Row>;
  /** Requests to the CRM's API by the extension since then. */
  asked(from: number): string[];
  /** Of them, those for the chat object: its rows, and what it is. */
  aboutChats(from: number): string[];
}

/** Of which object a query that is posted asks. */
function subject(body: unknown): string {
  const { rootSchemaName } = (body ?? {}) as { rootSchemaName?: string };
  return rootSchemaName === undefined ? '' : `/${rootSchemaName}`;
}

export async function cardStage(
  creatio: CreatioStartOptions = {},
  options: StageOptions = {},
  settings: object = {},
): Promise<CardStage> {
  const stage = await setStage({ creatio, ...options });
  await stage.settings({
    creatio: {
      origins: [stage.creatio.origin],
      objects: { chat: { writtenBy: 'extension' }, templates: null },
    },
    ...settings,
  } as never);
  stage.webitel.agent().setStatus('online');
  const entity = stage.creatio.options.names.chat ?? '';
  const asked = (from: number): string[] =>
    stage.creatio.requests
      .slice(from)
      .filter((r) => ['odata', 'dataservice', 'service', 'rest'].includes(r.kind))
      .filter((r) => r.headers['x-request-source'] !== 'ajax-provider')
      .map((r) => `${r.method} ${r.path}${subject(r.body)}`);
  return Object.assign(stage, {
    entity,
    record: (customer: Customer) =>
      until(() => stage.creatio.db.find(entity, { UsrConversationId: customer.conversationId }), {
        what: 'a record of the chat in the CRM',
        timeout: 30_000,
      }),
    asked,
    aboutChats: (from: number) =>
      asked(from).filter((call) => /\/odata\/?$/.test(call) || call.endsWith(`/${entity}`)),
  });
}

export async function acceptedChat(
  stage: Stage,
  page: Page,
  name: string,
  words = { accept: 'Принять', text: 'Текст сообщения' },
): Promise<Customer> {
  const customer = stage.webitel.customer({
    name,
    provider: 'telegram',
    variables: { order_number: '4518' },
  });
  customer.writes('Добрий день!');
  await click(page, 'button', words.accept);
  await find(page, 'textbox', words.text);
  return customer;
}

/** By the client's name in the conversation's header, and until the record was read. */
export async function openCard(page: Page, name: string): Promise<void> {
  await click(page, 'button', name);
  await waitDesk(page, '.card');
  await waitDeskGone(page, '.card-note .spinner');
}
