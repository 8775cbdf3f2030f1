import { expect, it } from 'vitest';
import { newJob, nextOf } from '../../../lib/card/job.ts';
import type { RecordWish } from '../../../lib/card/record.ts';

const job = (id: string, over: boolean) =>
  newJob(id, { over, status: 'new', once: {}, values: {} } as RecordWish, 0);

it('a chat that is open comes before those that are over, whichever was first; each once', () => {
  const jobs = [job('over 1', true), job('open 1', false), job('over 2', true), job('open 2', false)];
  const tried = new Set<string>();
  for (let next; (next = nextOf(jobs, tried));) tried.add(next.id);
  expect([...tried]).toEqual(['open 1', 'open 2', 'over 1', 'over 2']);
});
