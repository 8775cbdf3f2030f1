import type { JSX } from 'preact';
import type { LanguageSetting } from '../../lib/storage/settings.ts';
import { usePage } from './model.ts';
import { Select } from './select.tsx';

/** Each language in its own words: who needs it must be able to read it. */
const NAMES = [
  ['ru', 'Русский', 'ru'],
  ['uk', 'Українська', 'uk'],
  ['en', 'English', 'en'],
] as const;

interface LanguageSelectProps {
  value: LanguageSetting;
  onValue: (value: LanguageSetting) => void;
  /** Only the languages themselves, and a label that is only heard. */
  bare?: boolean;
}

export function LanguageSelect({ value, onValue, bare = false }: LanguageSelectProps): JSX.Element {
  const t = usePage().t.value;
  return (
    <Select<LanguageSetting>
      label={t('setting.language')}
      quiet={bare}
      path="language"
      value={value}
      onValue={onValue}
      options={bare ? NAMES : [['auto', t('options.languageAuto')], ...NAMES]}
    />
  );
}
