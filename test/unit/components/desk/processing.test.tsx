// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { useProcessing } from '../../../../components/after-work/use-processing.ts';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { translator } from '../../../../lib/i18n/index.ts';
import { summary } from '../../bridge/views.ts';

it('a chat that nobody works on asks nothing of the clock', async () => {
  const asked: number[] = [];
  const now = signal(0);
  const wakeAt = (at: number): number => {
    asked.push(at);
    return now.peek();
  };
  const desk = { now, wakeAt, t: signal(translator('ru')) } as unknown as DeskModel;
  const chat = summary('a', { processing: null });
  const Chat = () => <p>{useProcessing(chat).isWorked.value ? 'worked on' : 'over'}</p>;
  const place = document.createElement('div');
  await act(() =>
    render(
      <DeskProvider value={desk}>
        <Chat />
      </DeskProvider>,
      place,
    ),
  );
  await act(() => void (now.value = 1000));
  await act(() => void (now.value = 2000));
  expect([place.textContent, asked]).toEqual(['over', [Infinity]]);
});
