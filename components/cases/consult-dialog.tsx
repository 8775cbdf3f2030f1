import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { CaseDone } from '../../lib/cases/commands.ts';
import { MOST_CASES, MOST_OPEN_CASES } from '../../lib/card/limits.ts';
import type { CrmCase } from '../../lib/cases/crm.ts';
import { ACTIONS_WORDS } from '../../lib/actions/words.ts';
import { PEOPLE_WORDS } from '../../lib/contacts/words.ts';
import { cutWord, safeName } from '../../lib/shown/format.ts';
import { when } from '../../lib/shown/dates.ts';
import { Button, SearchField } from '../ui/controls.tsx';
import { usePicker } from '../ui/picker.ts';
import { useDesk } from '../desk/model.ts';
import type { ActionDialogProps } from '../actions/dialog-types.ts';
import { ActionSheet, useAction } from '../actions/action-sheet.tsx';
import { CaseResult, tellTie } from './case-result.tsx';
import { useDelayed } from '../actions/use-delayed.ts';

/** There may be more of them than were read. */
function cut(cases: readonly CrmCase[]): boolean {
  const open = cases.filter((one) => one.isOpen).length;
  return open >= MOST_OPEN_CASES || cases.length - open >= MOST_CASES;
}

/** «Проконсультировать по существующему обращению»: this contact's cases, open ones first. */
export function ConsultDialog({ chatId, onClose, onOther }: ActionDialogProps): JSX.Element {
  const desk = useDesk(ACTIONS_WORDS, PEOPLE_WORDS);
  const { t } = desk;
  const group = useId();
  const link = desk.view.value?.contacts[chatId];
  const contactId = link?.contactId ?? null;
  const search = useSignal('');
  const wanted = useDelayed(search);
  /** null: being read. */
  const cases = useSignal<CrmCase[] | null>(null);
  const chosen = useSignal<string | null>(null);
  const done = useSignal<CaseDone | null>(null);
  const reading = useAction();
  const action = useAction();
  const confirm = useRef<HTMLButtonElement>(null);
  // What the arrows lead to from the search is chosen, and Enter goes on to the button that ties it.
  const picker = usePicker({
    rows: cases.value ?? [],
    keyOf: ({ id }) => id,
    isFirst: ({ id }) => id === chosen.value,
    onMove: ({ id }) => void (chosen.value = id),
    onPick: () => confirm.current?.focus(),
  });

  const read = async (): Promise<void> => {
    if (!contactId) return;
    const asked = wanted.peek();
    const answer = await reading.read(() => desk.crm?.ask('contact-cases', { contactId, search: asked }));
    if (!answer) return;
    cases.value = answer.value;
    // What is no longer in sight must not be what the button acts on.
    if (!answer.value.some((one) => one.id === chosen.peek())) chosen.value = null;
    if (asked !== wanted.peek()) void read();
  };
  useEffect(() => void read(), [contactId, wanted.value]);

  const tie = async (): Promise<void> => {
    if (!chosen.value) return;
    const result = await action.call({ type: 'case.link', conversationId: chatId, caseId: chosen.value });
    if (!result) return;
    done.value = result.value;
    if (action.isGone()) tellTie(desk, result.value, 'case.linked');
  };
  if (!contactId) {
    return (
      <ActionSheet
        title={t.value('actions.consult')}
        error=""
        onClose={onClose}
        save={{ label: t.value('people.identify'), isFirst: true, run: () => onOther('identify') }}
      >
        <p role="status">{t.value('consult.unknown')}</p>
      </ActionSheet>
    );
  }
  const none = wanted.value.trim() ? 'consult.nothing' : 'consult.none';
  return (
    <ActionSheet
      title={t.value('actions.consult')}
      error={action.error.value || reading.error.value}
      onClose={onClose}
      save={
        done.value
          ? undefined
          : {
              label: t.value('consult.confirm'),
              busy: action.busy.value,
              disabled: !chosen.value,
              run: tie,
              buttonRef: confirm,
            }
      }
    >
      {done.value ? (
        <CaseResult chatId={chatId} done={done.value} whole="case.linked" />
      ) : (
        <>
          <SearchField
            large
            data-autofocus
            value={search.value}
            label={t.value('consult.search')}
            aria-controls={picker.list.id}
            aria-activedescendant={picker.activeId}
            onText={(text) => (search.value = text)}
            onKeyDown={(event) => void picker.onKey(event)}
          />
          {cases.value === null ? (
            !reading.error.value && (
              <p class="dialog-none down" role="status">
                {t.value('actions.loading')}
              </p>
            )
          ) : cases.value.length === 0 ? (
            <p class="dialog-none down" role="status">
              {t.value(none, { name: safeName(link!.name) })}
            </p>
          ) : (
            <div class="radios" role="radiogroup" {...picker.list} aria-label={t.value('consult.list')}>
              {cases.value.map((one) => (
                <label key={one.id} class={one.isOpen ? '' : 'over-case'}>
                  <input
                    type="radio"
                    id={picker.option(one).id}
                    name={group}
                    checked={chosen.value === one.id}
                    onChange={() => (chosen.value = one.id)}
                  />
                  <span class="name">
                    {safeName(one.number)} {safeName(one.subject)}
                  </span>{' '}
                  <span class="meta">
                    {[
                      cutWord(t.value, safeName(one.subject)),
                      safeName(one.status),
                      when(one.registeredOn, desk.language.value),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </label>
              ))}
            </div>
          )}
          {cut(cases.value ?? []) && (
            <p class="dialog-note" role="status">
              {t.value('consult.most', { open: MOST_OPEN_CASES, closed: MOST_CASES })}
            </p>
          )}
          {reading.error.value && <Button onClick={() => void read()}>{t.value('actions.again')}</Button>}
        </>
      )}
    </ActionSheet>
  );
}
