/** Where a chat may be transferred to (protocol §5): enabled chat plans, and operators who are on the line. */
import type * as z from 'zod/mini';
import { call, type Rest } from './rest.ts';
import { centreUser, chatPlan, page } from './rest-shapes.ts';
import { listOf } from './shapes.ts';

export interface Target {
  id: number;
  name: string;
  /** What is said of it beside its name; may be empty. */
  note: string;
}

const PAGE_SIZE = 100;
/** More targets than anybody reads; also the end of a list whose `next` never ends. */
const MAX_PAGES = 10;

/** @throws WebitelError */
export async function readPlans(rest: Rest): Promise<Target[]> {
  const plans = await all(rest, '/routing/outbound/chat?enabled=true', chatPlan);
  return plans.flatMap((p) => (p.enabled === false ? [] : target(p.id, p.name, p.description)));
}

/** Other users who are online as agents and do not ask to be left alone. @throws WebitelError */
export async function readOperators(rest: Rest, myUserId: number): Promise<Target[]> {
  const users = await all(rest, `/call_center/users?not_user_id=${myUserId}`, centreUser);
  return users.flatMap((u) =>
    u.status === 'online' && Number(u.id) !== myUserId && !asksForPeace(u.presence?.status)
      ? target(u.id, u.name, u.extension)
      : [],
  );
}

/** One string with commas, or a list: servers differ. */
const asksForPeace = (presence: unknown): boolean => /[", ]dnd[", ]/.test(JSON.stringify(presence) ?? '');

function target(id: string, name: string | null | undefined, note: string | null | undefined): Target[] {
  const number = Number(id);
  return Number.isSafeInteger(number) && number > 0
    ? [{ id: number, name: name || id, note: note ?? '' }]
    : [];
}

async function all<T>(
  { fetch, origin, token, onRefused }: Rest,
  path: string,
  item: z.ZodMiniType<T>,
): Promise<T[]> {
  const found: T[] = [];
  for (let number = 1; number <= MAX_PAGES; number++) {
    const answer = page.safeParse(
      await call(fetch, origin, `${path}&page=${number}&size=${PAGE_SIZE}`, token),
    );
    const items = answer.success
      ? listOf(item, answer.data.items ?? answer.data.data, onRefused, 'target')
      : [];
    found.push(...items);
    // `next` may be true with nothing after it.
    if (items.length === 0 || !answer.success || !answer.data.next) break;
  }
  return found;
}
