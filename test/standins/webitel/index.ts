/**
 * A stand-in for the Webitel contact centre: login, websocket, REST, files and the customer's side, all in memory.
 * It follows the public source of the classic chat stack; where a section sign (§) stands, it is the section of the
 * protocol notes a rule comes from.
 */
import type { Customer, WebitelOptions, WebitelStandIn } from './api.ts';
import { createAgentControl } from './control/agent.ts';
import { createCustomer } from './control/customer.ts';
import { conversationInfo } from './control/info.ts';
import { createFaults } from './faults.ts';
import { createJournal } from './journal.ts';
import { createChanges } from './model/changes.ts';
import { expire } from './model/sessions.ts';
import { createTimers } from './model/timers.ts';
import { createWorld, userByLogin } from './model/world.ts';
import { createFront } from './server.ts';
import { createHub } from './socket/hub.ts';

export type * from './api.ts';
export type { JoinRefusal, Right } from './faults.ts';
export { minuteOfToday, seedDay } from './day.ts';
export { seedPast } from './past.ts';

/** Starts a stand-in on `http://localhost:<port>`. Each one has a world of its own. */
export async function startWebitel(options: WebitelOptions = {}): Promise<WebitelStandIn> {
  const hub = createHub();
  const journal = createJournal();
  const timers = createTimers();
  const changes = createChanges();
  const faults = createFaults((fault, on) => {
    for (const member of hub.all()) {
      if (fault === 'deaf') member.setDeaf(on);
      else member.setHalfOpen(on);
    }
  });
  const world = createWorld({
    clock: options.clock ?? Date.now,
    settings: {
      authDeadlineMs: options.authDeadlineMs ?? 20_000,
      inviteTimeoutSec: options.inviteTimeoutSec ?? 30,
      processingSec: options.processingSec ?? 30,
      prolongations: options.prolongations ?? null,
      offlineAfterMs: options.offlineAfterMs ?? 60_000,
    },
    faults,
    hub,
    changes,
    timers,
    users: options.users ?? [],
  });
  const customers: Customer[] = [];
  const front = createFront(world, journal, () => standIn);
  world.origin = await front.listen(options.port ?? 0);

  const standIn: WebitelStandIn = {
    origin: world.origin,
    async stop() {
      timers.clear();
      await front.close();
    },
    faults,
    log: journal,
    customer(init) {
      const customer = createCustomer(world, init);
      const known = customers.findIndex(({ id }) => id === customer.id);
      customers.splice(known >= 0 ? known : customers.length, 1, customer);
      return customer;
    },
    customers: () => [...customers],
    conversations: () => [...world.conversations.values()].map((one) => conversationInfo(world, one)),
    agent: (login = 'operator') => createAgentControl(world, login),
    expireTokens({ quiet = false } = {}) {
      for (const session of world.tokens.values()) expire(world, session);
      if (!quiet) standIn.checkSessions();
      changes.touch();
    },
    revokeTokens() {
      for (const session of world.tokens.values()) session.revoked = true;
      changes.touch();
    },
    checkSessions() {
      for (const member of hub.all()) if (member.userId !== 0) member.checkSession();
    },
    dropSockets(code = 1006) {
      for (const member of hub.all()) member.drop(code);
    },
    at: world.at,
    now: world.clock,
    notify(action, body, login = 'operator') {
      const userId = userByLogin(world, login).id;
      const now = world.clock();
      const notification = { id: now, action, created_at: now, for_users: [userId], body };
      hub.publish(userId, null, 'notification', { notification });
    },
    until: changes.until,
    onChange: changes.subscribe,
  };
  return standIn;
}
