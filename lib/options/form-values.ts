/** The settings that are edited as text and boxes: as they are shown, and what of them is to be stored. Pure. */
import type { ListOrder } from '../chat/order.ts';
import type { SettingPath } from '../storage/setting-fields.ts';
import type { LanguageSetting, SendWith, Settings } from '../storage/settings.ts';
import type { SettingChanges } from '../storage/write-settings.ts';
import { secondsOf } from './validate.ts';

export interface FormValues {
  enabled: boolean;
  /** As typed. */
  yellowSeconds: string;
  redSeconds: string;
  fromOperator: boolean;
  language: LanguageSetting;
  sendWith: SendWith;
  order: ListOrder;
}
export type FormField = keyof FormValues;

export const PATHS: Record<FormField, SettingPath> = {
  enabled: 'trafficLight.enabled',
  yellowSeconds: 'trafficLight.yellowSeconds',
  redSeconds: 'trafficLight.redSeconds',
  fromOperator: 'trafficLight.basis',
  language: 'language',
  sendWith: 'composer.sendWith',
  order: 'list.order',
};

export function valuesOf({ trafficLight, language, composer, list }: Settings): FormValues {
  return {
    enabled: trafficLight.enabled,
    yellowSeconds: String(trafficLight.yellowSeconds),
    redSeconds: String(trafficLight.redSeconds),
    fromOperator: trafficLight.basis === 'operator',
    language,
    sendWith: composer.sendWith,
    order: list.order,
  };
}

/** What was not touched stays unset: the CRM's own settings, or the defaults, go on to count there. */
export function changesOf(values: FormValues, touched: FormField[]): SettingChanges {
  const all: Record<FormField, unknown> = {
    enabled: values.enabled,
    yellowSeconds: secondsOf(values.yellowSeconds),
    redSeconds: secondsOf(values.redSeconds),
    fromOperator: values.fromOperator ? 'operator' : 'client',
    language: values.language,
    sendWith: values.sendWith,
    order: values.order,
  };
  return Object.fromEntries(touched.map((field) => [PATHS[field], all[field]]));
}
