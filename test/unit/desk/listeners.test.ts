import { expect, it } from 'vitest';
import { tellEach } from '../../../lib/desk/listeners.ts';

it('a listener that throws keeps neither the others from hearing nor the change from happening', () => {
  const heard: string[] = [];
  const faults: unknown[] = [];
  const fault = new RangeError('Invalid time value');
  tellEach(
    {
      views: () => void heard.push('views'),
      records: () => {
        throw fault;
      },
      line: () => void heard.push('line'),
    },
    (error, where) => faults.push([error, where]),
  );
  expect(heard).toEqual(['views', 'line']);
  expect(faults).toEqual([[fault, 'records']]);
});
