import type {
  AgentStatus,
  Backdated,
  Customer,
  CustomerInit,
  MessageParts,
  Said,
  WebitelStandIn,
} from '../api.ts';
import { seedDay } from '../day.ts';
import type { FaultSwitches } from '../faults.ts';
import { Failure } from '../model/failure.ts';

type Body = Record<string, unknown>;
/** What `POST /__control/<verb>` does; its result is the JSON answer. */
type Verb = (standIn: WebitelStandIn, body: Body) => unknown;

const text = (body: Body, name: string, fallback = '') =>
  typeof body[name] === 'string' ? (body[name] as string) : fallback;
const number = (body: Body, name: string) => Number(body[name] ?? 0);
const time = (body: Body): Backdated => (typeof body['at'] === 'number' ? { at: body['at'] } : {});
/** `at` and what the message carries beside its text. */
function said(body: Body): Said {
  const { id: _, text: __, ...rest } = body;
  return rest;
}

/** The customer named by `id`. */
export function customerOf(standIn: WebitelStandIn, id: unknown): Customer {
  const customer = standIn.customers().find((one) => one.id === Number(id));
  if (!customer) throw new Failure('control.customer.not_found', 404, `there is no customer ${String(id)}`);
  return customer;
}

/** A verb about one customer. */
const of =
  (act: (customer: Customer, body: Body) => unknown): Verb =>
  (standIn, body) =>
    act(customerOf(standIn, body['id']), body);

export const VERBS: Record<string, Verb> = {
  customer: (standIn, body) => {
    if (text(body, 'name').trim() === '')
      throw new Failure('control.name.missing', 400, 'a name is required');
    return { id: standIn.customer(body as unknown as CustomerInit).id };
  },
  writes: of((customer, body) => customer.writes(text(body, 'text'), said(body))),
  edits: of((customer, body) => customer.edits(number(body, 'messageId'), text(body, 'text'))),
  deletes: of((customer, body) => customer.deletes(number(body, 'messageId'))),
  sharesContact: of((customer, body) =>
    customer.sharesContact((body['contact'] ?? {}) as NonNullable<MessageParts['contact']>),
  ),
  presses: of((customer, body) => customer.presses(text(body, 'text'), text(body, 'code') || undefined)),
  fileIsBlocked: of((customer, body) => customer.fileIsBlocked(time(body))),
  takenByQueue: of((customer, body) => customer.takenByQueue(text(body, 'reason') || undefined)),
  leaves: of((customer) => customer.leaves()),
  invite: of((customer, body) => customer.invite(body)),
  takenElsewhere: of((customer) => customer.takenElsewhere()),
  givenToOther: of((customer, body) => customer.givenToOther(text(body, 'login') || undefined)),
  botSays: of((customer, body) => customer.botSays(text(body, 'text'), time(body))),
  operatorSays: of((customer, body) => customer.operatorSays(text(body, 'text'), time(body))),
  operatorLeaves: of((customer) => customer.operatorLeaves()),
  operatorReports: of((customer) => customer.operatorReports()),
  schemaCloses: of((customer, body) => customer.schemaCloses(text(body, 'cause') || undefined)),
  faults: (standIn, body) => standIn.faults.set(body as Partial<FaultSwitches>),
  resetFaults: (standIn) => standIn.faults.reset(),
  expire: (standIn, body) => standIn.expireTokens({ quiet: body['quiet'] === true }),
  revoke: (standIn) => standIn.revokeTokens(),
  checkSessions: (standIn) => standIn.checkSessions(),
  drop: (standIn, body) => standIn.dropSockets(body['code'] as 1001 | 1005 | 1006 | undefined),
  agent: (standIn, body) => {
    const agent = standIn.agent(text(body, 'login', 'operator'));
    agent.setStatus(text(body, 'status') as AgentStatus, text(body, 'payload'));
  },
  otherWork: (standIn, body) =>
    standIn
      .agent(text(body, 'login', 'operator'))
      .otherWork(text(body, 'channel', 'im'), text(body, 'state') || undefined),
  notify: (standIn, body) =>
    standIn.notify(text(body, 'action'), (body['body'] ?? {}) as object, text(body, 'login', 'operator')),
  day: (standIn) => seedDay(standIn),
};
