/** The one list of services: each behind a catch, their acts and their parts of the view joined. */
import { expect, it } from 'vitest';
import { joinActs, projector, tellEach } from '../../../lib/worker/service.ts';

const fault = new RangeError('Invalid time value');
const throws = (): never => {
  throw fault;
};

it.each(['update', 'onCrmTab', 'onBeat', 'stop'] as const)(
  'a service that throws at «%s» keeps neither the others from hearing nor the change from happening',
  async (hook) => {
    const heard: string[] = [];
    const faults: unknown[] = [];
    const services = {
      views: { [hook]: () => void heard.push('views') },
      records: { [hook]: throws },
      later: { [hook]: () => Promise.reject(fault) },
      line: { [hook]: () => void heard.push('line') },
      silent: {},
    };
    const told = tellEach(
      services,
      (one) => (one[hook] as (() => unknown) | undefined)?.(),
      (error, where) => faults.push([error, where]),
    );
    // Whatever one waits for, the others have heard already.
    expect(heard).toEqual(['views', 'line']);
    await told;
    expect(faults).toEqual([
      [fault, 'records'],
      [fault, 'later'],
    ]);
  },
);

it('a service that cannot tell its part of the view leaves the last one standing, and the others theirs', () => {
  let broken = false;
  let offset = 1;
  const faults: string[] = [];
  const project = projector(
    {
      outgoing: { project: () => (broken ? throws() : { queued: 7 }) },
      link: { project: () => ({ offset: offset++ }) },
    },
    (_, where) => faults.push(where),
  );
  expect(project()).toEqual({ queued: 7, offset: 1 });
  broken = true;
  expect(project()).toEqual({ queued: 7, offset: 2 });
  expect(faults).toEqual(['outgoing']);
});

it('acts of all services are one table', async () => {
  const acts = joinActs({
    people: { acts: { a: async () => 1 } },
    none: {},
    cases: { acts: { b: async () => 2 } },
  });
  expect([await acts.a(), await acts.b()]).toEqual([1, 2]);
});
