import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { Translate } from '../../lib/i18n/index.ts';
import type { LanguageSetting } from '../../lib/storage/settings.ts';
import { Icon } from '../ui/icons.tsx';

/** Each language in its own words: who needs it must be able to read it. */
const NAMES: Record<Exclude<LanguageSetting, 'auto'>, string> = {
  ru: 'Русский',
  uk: 'Українська',
  en: 'English',
};

interface LanguageSelectProps {
  value: LanguageSetting;
  t: Translate;
  onValue: (value: LanguageSetting) => void;
  isLocked: boolean;
  /** Only the languages themselves, and a label that is only heard. */
  bare?: boolean;
}

export function LanguageSelect({ value, t, onValue, isLocked, bare }: LanguageSelectProps): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label class={bare ? 'visually-hidden' : 'field-label'} for={id}>
        {t('options.languageField')}
      </label>
      <span class="select">
        <select
          id={id}
          value={value}
          disabled={isLocked}
          aria-describedby={isLocked ? `${id}-note` : undefined}
          onChange={(event) => onValue(event.currentTarget.value as LanguageSetting)}
        >
          {!bare && <option value="auto">{t('options.languageAuto')}</option>}
          {Object.entries(NAMES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron" size={16} />
      </span>
      {isLocked && (
        <p class="field-hint" id={`${id}-note`}>
          {t('options.locked')}
        </p>
      )}
    </div>
  );
}
