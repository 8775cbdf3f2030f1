// @vitest-environment happy-dom
// Keys within a dialog: Tab goes where a browser would go, and what is wrong is told with its field.
import { computed, signal } from '@preact/signals';
import { render, type ComponentChildren } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContactRadios } from '../../../../components/contacts/contact-radios.tsx';
import { PostDialog } from '../../../../components/feed/post-dialog.tsx';
import { TaskDialog } from '../../../../components/tasks/task-dialog.tsx';
import { DeskProvider, type DeskModel } from '../../../../components/desk/model.ts';
import { Dialog } from '../../../../components/ui/dialog.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  root.tabIndex = -1;
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const contact = (id: string) => ({ id, name: `Контакт ${id}`, accountName: '', phone: '', photoId: null });
const show = (children: ComponentChildren) =>
  act(() =>
    render(
      <Dialog title="Вопрос" closeLabel="Закрыть" onClose={() => {}} actions={<button>Да</button>}>
        {children}
      </Dialog>,
      root,
    ),
  );

const nameOf = (element: Element | null): string =>
  element?.getAttribute('aria-label') ??
  element?.closest('label')?.textContent.trim() ??
  element?.textContent ??
  '';
const press = (key: string, shiftKey = false): string => {
  document.activeElement!.dispatchEvent(
    new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }),
  );
  return nameOf(document.activeElement);
};
const round = (presses: number, shiftKey = false): string[] =>
  Array.from({ length: presses }, () => press('Tab', shiftKey));

describe('Tab in a dialog', () => {
  it('stops at the first radio of a group in which none is chosen, from both sides as browsers do', () => {
    show(
      <>
        <input aria-label="Поиск" data-autofocus />
        <ContactRadios
          label="Контакты"
          contacts={['1', '2', '3'].map(contact)}
          chosen={null}
          onChoose={() => {}}
        />
      </>,
    );
    expect(nameOf(document.activeElement)).toBe('Поиск');
    expect(round(4)).toEqual(['Контакт 1', 'Да', 'Закрыть', 'Поиск']);
    expect(round(4, true)).toEqual(['Закрыть', 'Да', 'Контакт 3', 'Поиск']);
  });

  it('stops at the chosen radio alone', () => {
    show(
      <ContactRadios
        label="Контакты"
        contacts={['1', '2', '3'].map(contact)}
        chosen="2"
        isFirst
        onChoose={() => {}}
      />,
    );
    expect(nameOf(document.activeElement)).toBe('Контакт 2');
    expect(round(3)).toEqual(['Да', 'Закрыть', 'Контакт 2']);
    expect(round(3, true)).toEqual(['Закрыть', 'Да', 'Контакт 2']);
  });

  it('stops once in each of two groups', () => {
    show(
      <>
        <ContactRadios label="A" contacts={['a1', 'a2'].map(contact)} chosen={null} onChoose={() => {}} />
        <ContactRadios
          label="B"
          contacts={['b1', 'b2'].map(contact)}
          chosen="b2"
          isFirst
          onChoose={() => {}}
        />
      </>,
    );
    expect(round(4)).toEqual(['Да', 'Закрыть', 'Контакт a1', 'Контакт b2']);
  });

  it('knows what else a browser stops at, and leaves out what cannot be reached', () => {
    show(
      <>
        <input aria-label="Первое" data-autofocus />
        <details>
          <summary>Подробности</summary>
          <button>внутри</button>
        </details>
        <div contentEditable aria-label="Примечания" />
        <div tabIndex={0} aria-label="Список" />
        <button disabled>выключена</button>
        <div hidden>
          <button>скрыта</button>
        </div>
        <span tabIndex={-1}>не для Tab</span>
      </>,
    );
    expect(round(6)).toEqual(['Подробности', 'Примечания', 'Список', 'Да', 'Закрыть', 'Первое']);
  });

  it('goes on from where the press of a mouse has put the focus', () => {
    show(
      <>
        <input aria-label="Первое" data-autofocus />
        <span tabIndex={-1} id="here">
          текст
        </span>
        <input aria-label="Второе" />
      </>,
    );
    root.querySelector<HTMLElement>('#here')!.focus();
    expect(press('Tab')).toBe('Второе');
    root.querySelector<HTMLElement>('#here')!.focus();
    expect(press('Tab', true)).toBe('Первое');
  });
});

describe('what is wrong', () => {
  const desk = {
    t: computed(() => (key: string) => key),
    language: signal('uk'),
    view: signal({ contacts: { c1: { contactId: 'k1' } }, chats: {} }),
    conversation: signal(null),
    crm: null,
    toast: signal(null),
    dialog: signal(null),
    call: () => Promise.resolve({ ok: true }),
    late: (promise: Promise<unknown>) => promise,
    sentence: () => '',
  } as unknown as DeskModel;
  const open = (dialog: ComponentChildren) =>
    act(() => render(<DeskProvider value={desk}>{dialog}</DeskProvider>, root));
  const props = { chatId: 'c1', onClose: () => {}, onOther: () => {} };
  const save = () => act(() => root.querySelector<HTMLElement>('footer .primary')!.click());
  const told = (): string[] =>
    [...root.querySelectorAll('[aria-invalid]')].map(
      (field) =>
        root.querySelector(`[id="${field.getAttribute('aria-describedby')}"]`)?.textContent ?? '(nothing)',
    );

  it('is told with its field: an empty post', () => {
    open(<PostDialog {...props} />);
    save();
    expect(told()).toEqual(['post.needed']);
  });

  it('is told with its field: a task without title and time', () => {
    open(<TaskDialog {...props} />);
    const when = root.querySelector<HTMLInputElement>('[type=datetime-local]')!;
    act(() => {
      when.value = '';
      when.dispatchEvent(new Event('input', { bubbles: true }));
    });
    save();
    expect(told()).toEqual(['task.subjectNeeded', 'task.whenNeeded']);
  });

  it.each(['0026-10-14T10:00', '2126-10-14T10:00', '9999-12-31T23:59'])(
    'is told with its field: a task in a year that is not meant (%s)',
    (typed) => {
      open(<TaskDialog {...props} />);
      const when = root.querySelector<HTMLInputElement>('[type=datetime-local]')!;
      act(() => {
        when.value = typed;
        when.dispatchEvent(new Event('input', { bubbles: true }));
      });
      save();
      expect(told()).toEqual(['task.subjectNeeded', 'task.whenNeeded']);
    },
  );
});
