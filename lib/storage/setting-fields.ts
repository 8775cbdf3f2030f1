/** What may stand in each single setting, whoever wrote it. */
import * as z from 'zod/mini';
import { ACTIONS, comboProblem, type Action } from '../keys/rules.ts';
import { NOTICE_KINDS, type NoticeKind } from '../notify/setting.ts';
import { like, map, sized, whole } from '../shape.ts';
import { normaliseOrigin } from './mend.ts';

/** Dotted paths of single settings, as policy and problem reports name them. */
export type SettingPath =
  | 'language'
  | 'theme'
  | 'webitel.origin'
  | 'webitel.domain'
  | 'creatio.origins'
  | 'creatio.main'
  | 'creatio.objects.chat'
  | 'creatio.objects.templates'
  | 'creatio.processes.createCase'
  | 'creatio.lightCodes'
  | 'trafficLight.enabled'
  | 'trafficLight.yellowSeconds'
  | 'trafficLight.redSeconds'
  | 'trafficLight.basis'
  | 'composer.sendWith'
  | 'transfer.toOperators'
  | 'invitations.autoAccept'
  | 'outgoing.messengers'
  | 'outgoing.countryCode'
  | 'list.order'
  | 'privacy.keepAfterSignOut'
  | 'privacy.forgetAfterDays'
  | 'privacy.httpsOnly'
  | 'trafficLight.palette'
  | 'trafficLight.favicon'
  | 'shortcuts.enabled'
  | ShortcutPath
  | NotificationPath;

export type ShortcutPath = `shortcuts.keys.${Action}`;

export type NotificationPath =
  | `notifications.${NoticeKind}.${'sound' | 'system'}`
  | 'notifications.volume'
  | 'notifications.repeatRedSeconds'
  | 'notifications.hideText'
  | `notifications.quietHours.${'enabled' | 'from' | 'to'}`;

const seconds = whole(1, 86_400);
const originOrEmpty = z.string().check(z.refine((v) => v === '' || normaliseOrigin(v) === v));
/** It becomes a part of an address. */
const identifier = like(/^[A-Za-z]\w{0,127}$/);

const columns = map.check(
  z.refine((v) => Object.values(v).every((name) => z.nullable(identifier).safeParse(name).success)),
);

/** Null or empty: no key. */
const combo = z.nullable(z.string().check(z.refine((v) => v === '' || comboProblem(v) === null)));

const timeOfDay = like(/^([01]\d|2[0-3]):[0-5]\d$/);

export const SETTING_FIELDS: Record<SettingPath, z.ZodMiniType> = {
  language: z.enum(['auto', 'ru', 'uk', 'en']),
  theme: z.enum(['auto', 'light', 'dark']),
  'webitel.origin': originOrEmpty,
  'webitel.domain': z.string().check(sized(255)),
  'creatio.origins': z.array(z.string().check(z.refine((v) => normaliseOrigin(v) === v))),
  'creatio.main': originOrEmpty,
  'creatio.objects.templates': z.nullable(
    z.object({ entity: identifier, columns: z.object({ name: identifier, text: identifier }) }),
  ),
  'creatio.objects.chat': z.nullable(
    z.object({
      entity: z.optional(identifier),
      writtenBy: z.optional(z.enum(['extension', 'connector', 'auto'])),
      columns: z.optional(columns),
    }),
  ),
  'creatio.processes.createCase': z.nullable(identifier),
  'creatio.lightCodes': z.nullable(
    z.object({
      enabled: z.optional(identifier),
      yellowSeconds: z.optional(identifier),
      redSeconds: z.optional(identifier),
      basis: z.optional(identifier),
    }),
  ),
  'trafficLight.enabled': z.boolean(),
  'trafficLight.yellowSeconds': seconds,
  'trafficLight.redSeconds': seconds,
  'trafficLight.basis': z.enum(['client', 'operator']),
  'composer.sendWith': z.enum(['enter', 'ctrl-enter']),
  'transfer.toOperators': z.boolean(),
  'invitations.autoAccept': z.boolean(),
  'outgoing.countryCode': like(/^(?:[1-9]\d{0,3})?$/),
  'outgoing.messengers': z.array(like(/^[a-z_]{1,40}$/)).check(sized(50)),
  'trafficLight.palette': z.enum(['default', 'high-contrast', 'monochrome']),
  'trafficLight.favicon': z.boolean(),
  ...(Object.fromEntries(
    NOTICE_KINDS.flatMap((kind) => [
      [`notifications.${kind}.sound`, z.boolean()],
      [`notifications.${kind}.system`, z.boolean()],
    ]),
  ) as unknown as Record<`notifications.${NoticeKind}.${'sound' | 'system'}`, z.ZodMiniType>),
  'notifications.volume': whole(0, 100),
  'notifications.repeatRedSeconds': whole(0, 86_400),
  'notifications.hideText': z.boolean(),
  'notifications.quietHours.enabled': z.boolean(),
  'notifications.quietHours.from': timeOfDay,
  'notifications.quietHours.to': timeOfDay,
  'privacy.keepAfterSignOut': z.boolean(),
  'privacy.forgetAfterDays': whole(1, 3650),
  'privacy.httpsOnly': z.boolean(),
  'list.order': z.enum(['urgency', 'recent']),
  'shortcuts.enabled': z.boolean(),
  ...(Object.fromEntries(ACTIONS.map((action) => [`shortcuts.keys.${action}`, combo])) as unknown as Record<
    ShortcutPath,
    z.ZodMiniType
  >),
};

export const SETTING_PATHS = Object.keys(SETTING_FIELDS) as SettingPath[];

/** Whether a value may stand there. */
export const isValidSetting = (path: SettingPath, value: unknown): boolean =>
  SETTING_FIELDS[path].safeParse(value).success;
