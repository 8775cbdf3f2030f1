/** Planned tasks of a contact, and a new one. */
import { headOf } from '../text/names.ts';
import {
  all,
  differs,
  equals,
  flagField,
  lookupField,
  through,
  type Condition,
} from '../creatio/condition.ts';
import type { CrmContext } from '../creatio/context.ts';
import { asText, guid, guidOrNull, orElse, readCounted } from '../creatio/odata.ts';
import { createOnce } from '../creatio/once.ts';
import { user } from '../creatio/user.ts';

export interface Task {
  id: string;
  title: string;
  /** ISO */
  due: string;
}

export interface Tasks {
  /** All there are; the list may hold fewer. */
  count: number;
  /** The soonest first. */
  tasks: Task[];
}

const TASK = 'fbe0acdc-cfc0-df11-b00f-001d60e938c6';
const TO_DO = 'f51c4643-58e6-df11-971b-001d60e938c6';
const NOT_STARTED = '384d4b84-58e6-df11-971b-001d60e938c6';
/** For a CRM whose statuses do not say themselves that they are final. */
const DONE = ['4bdbb88f-58e6-df11-971b-001d60e938c6', '201cfba8-58e6-df11-971b-001d60e938c6'];
const MOST = 50;

/** What is neither done nor cancelled. @throws CrmError */
export async function contactTasks(
  context: CrmContext,
  { contactId }: { contactId: string },
): Promise<Tasks> {
  const unfinished = await orElse(
    () => readTasks(context, contactId, equals(through('Status', flagField('Finish')), false)),
    () => readTasks(context, contactId, all(...DONE.map((id) => differs(lookupField('Status'), id)))),
  );
  const { rows, count } = unfinished;
  const tasks = rows.flatMap((row): Task[] => {
    const id = guidOrNull(row.Id);
    return id ? [{ id, title: asText(row.Title), due: asText(row.DueDate) }] : [];
  });
  return { count: Math.max(count, tasks.length), tasks };
}

const readTasks = (context: CrmContext, contactId: string, unfinished: Condition) =>
  readCounted(context.crm, 'Activity', {
    select: ['Id', 'Title', 'DueDate', 'StatusId', 'TypeId'],
    filter: all(equals(lookupField('Contact'), contactId), equals(lookupField('Type'), TASK), unfinished),
    orderby: 'DueDate',
    top: MOST,
  });

export interface TaskCreation {
  /** Made by the asker: asked twice, there is one task. */
  id: string;
  contactId: string;
  title: string;
  /** ISO: when to begin. */
  at: string;
}

const LASTS_MS = 30 * 60_000;

/** A task of the user himself. @throws CrmError with the server's own words */
export async function createTask(
  context: CrmContext,
  { id, contactId, title, at }: TaskCreation,
): Promise<void> {
  const { contactId: owner } = await user(context);
  const start = new Date(at);
  const body = {
    Id: guid(id),
    Title: headOf(title.trim(), 450),
    StartDate: start.toISOString(),
    DueDate: new Date(start.getTime() + LASTS_MS).toISOString(),
    TypeId: TASK,
    ActivityCategoryId: TO_DO,
    StatusId: NOT_STARTED,
    ContactId: guid(contactId),
    ...(owner && { OwnerId: guid(owner), AuthorId: guid(owner) }),
  };
  // Without it the task is in nobody's calendar.
  await orElse(
    () => createOnce(context, 'Activity', { ...body, ShowInScheduler: true }),
    () => createOnce(context, 'Activity', body),
  );
}
