import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { isCloudHost, patternOf } from '../../lib/creatio/hosts.ts';
import { Button, Field, IconButton } from '../ui/controls.tsx';
import { Icon } from '../ui/icons.tsx';
import { usePage } from './model.ts';
import { Select } from './select.tsx';
import { useCreatio, type CreatioAccess } from './use-creatio.ts';

/** Which CRM addresses carry the desk: one field to add an address, and the list with its state. */
export function CreatioForm(): JSX.Element {
  const { t, view, isLocked } = usePage();
  const access = useCreatio();
  const field = useRef<HTMLInputElement>(null);
  const { origins, main } = view.value!.settings.creatio;
  const fixed = isLocked('creatio.origins');
  const add = async (): Promise<void> => {
    await access.add();
    field.current?.focus();
  };
  return (
    <>
      <div class="fields address-allow">
        <Field
          label={t.value('setting.creatio.origins')}
          value={access.typed.value}
          onValue={access.type}
          error={access.error.value ? t.value(access.error.value) : undefined}
          hint={fixed ? t.value('options.locked') : undefined}
          disabled={fixed}
          autocomplete="off"
          inputRef={field}
          onEnter={() => void add()}
        />
        <Button class="button outline large" disabled={fixed} onClick={() => void add()}>
          {t.value('options.allow')}
        </Button>
      </div>
      <p class={access.told.value ? 'field-hint' : 'visually-hidden'} role="status">
        {access.told.value && t.value(access.told.value)}
      </p>
      {origins.length > 0 && (
        <ul class="addresses" aria-label={t.value('options.addresses')}>
          {origins.map((origin) => (
            <Address
              key={origin}
              origin={origin}
              access={access}
              fixed={fixed}
              onRemoved={() => field.current?.focus()}
            />
          ))}
        </ul>
      )}
      {origins.length > 1 && (
        <Select
          label={t.value('setting.creatio.main')}
          path="creatio.main"
          value={origins.includes(main) ? main : ''}
          onValue={access.chooseMain}
          options={[
            ['', t.value('options.mainCrmAsk')],
            ...origins.map((origin) => [origin, new URL(origin).host] as const),
          ]}
          hint={t.value('options.mainCrmHint')}
        />
      )}
    </>
  );
}

interface AddressProps {
  origin: string;
  access: CreatioAccess;
  fixed: boolean;
  onRemoved: () => void;
}

function Address({ origin, access, fixed, onRemoved }: AddressProps): JSX.Element {
  const page = usePage();
  const t = page.t.value;
  const isGranted = page.granted.value.has(patternOf(origin));
  const atInstall = isCloudHost(new URL(origin).hostname);
  return (
    <li>
      <span class="origin">{origin}</span>
      {isGranted ? (
        <span class="state green">
          <Icon name="check" size={16} />
          {t(atInstall ? 'options.grantedAtInstall' : 'options.granted')}
        </span>
      ) : (
        <>
          <span class="state amber">
            <Icon name="alert" size={16} />
            {t('options.waitsForGrant')}
          </span>
          <Button aria-label={t('options.grantAgain', { origin })} onClick={() => void access.allow(origin)}>
            {t('options.grant')}
          </Button>
        </>
      )}
      {!fixed && (
        <IconButton
          icon="trash"
          label={t('options.remove', { origin })}
          onClick={() => void access.remove(origin).then(onRemoved)}
        />
      )}
    </li>
  );
}
