/**
 * Every single setting in one row, by its dotted path: what may stand there, whoever wrote it, and what it is until somebody has. Paths,
 * defaults and types of all settings are made of these rows.
 */
import * as z from 'zod/mini';
import { DEFAULT_LIGHT_RULES } from '../chat/traffic-light.ts';
import { ACTIONS, comboProblem, DEFAULT_SHORTCUTS, type Action } from '../keys/rules.ts';
import { DEFAULT_NOTIFY_RULES, NOTICE_KINDS, type NoticeKind } from '../notify/setting.ts';
import { like, map, sized, whole } from '../shape.ts';
import { normaliseOrigin } from './mend.ts';
import { place } from './paths.ts';

type Row<V = unknown> = readonly [z.ZodMiniType<V>, V];

export type ShortcutPath = `shortcuts.keys.${Action}`;
type NoticePath = `notifications.${NoticeKind}.${'sound' | 'system'}`;

const seconds = whole(1, 86_400);
const originOrEmpty = z.string().check(z.refine((v) => v === '' || normaliseOrigin(v) === v));
/** It becomes a part of an address. */
const identifier = like(/^[A-Za-z]\w{0,127}$/);
const code = z.optional(identifier);
/** What is not named is found out; a column that is null is not there. */
const columns = map.check(
  z.refine((v) => Object.values(v).every((name) => z.nullable(identifier).safeParse(name).success)),
) as z.ZodMiniType<Record<string, string | null>>;
/** Null or empty: no key. */
const combo = z.nullable(z.string().check(z.refine((v) => v === '' || comboProblem(v) === null)));
const timeOfDay = like(/^([01]\d|2[0-3]):[0-5]\d$/);

const { quietHours, ...notify } = DEFAULT_NOTIFY_RULES;

const ROWS = {
  language: [z.enum(['auto', 'ru', 'uk', 'en']), 'auto'],
  /** auto: light beside Creatio, the extension's own pages as the system has it. */
  theme: [z.enum(['auto', 'light', 'dark']), 'auto'],
  'webitel.origin': [originOrEmpty, ''],
  'webitel.domain': [z.string().check(sized(255)), ''],
  'creatio.origins': [z.array(z.string().check(z.refine((v) => normaliseOrigin(v) === v))), []],
  /** Of those, the one that a chat belongs to which was settled in none; '': the operator is asked. */
  'creatio.main': [originOrEmpty, ''],
  /** Creatio's lookup of ready-made texts, by the names of this customer's configuration. */
  'creatio.objects.templates': [
    z.nullable(z.object({ entity: identifier, columns: z.object({ name: identifier, text: identifier }) })),
    null,
  ],
  'creatio.objects.chat': [
    z.nullable(
      z.object({
        entity: code,
        writtenBy: z.optional(z.enum(['extension', 'connector', 'auto'])),
        columns: z.optional(columns),
      }),
    ),
    null,
  ],
  'creatio.processes.createCase': [z.nullable(identifier), null],
  /** Codes of the traffic light's system settings in Creatio, which only an administrator can look for. */
  'creatio.lightCodes': [
    z.nullable(z.object({ enabled: code, yellowSeconds: code, redSeconds: code, basis: code })),
    null,
  ],
  'trafficLight.enabled': [z.boolean(), DEFAULT_LIGHT_RULES.enabled],
  'trafficLight.yellowSeconds': [seconds, DEFAULT_LIGHT_RULES.yellowSeconds],
  'trafficLight.redSeconds': [seconds, DEFAULT_LIGHT_RULES.redSeconds],
  'trafficLight.basis': [z.enum(['client', 'operator']), DEFAULT_LIGHT_RULES.basis],
  'trafficLight.palette': [z.enum(['default', 'high-contrast', 'monochrome']), 'default'],
  'trafficLight.favicon': [z.boolean(), false],
  /** The key that sends what is in the composer; the other one makes a new line. */
  'composer.sendWith': [z.enum(['enter', 'ctrl-enter']), 'enter'],
  /** Off by default: an absent operator leaves the client waiting for ever. */
  'transfer.toOperators': [z.boolean(), false],
  /** What a queue wants accepted by itself (`wbt_auto_answer`) is. */
  'invitations.autoAccept': [z.boolean(), true],
  /** Digits before a phone that was typed without its country; '' for none. */
  'outgoing.countryCode': [like(/^(?:[1-9]\d{0,3})?$/), '380'],
  /** In which this customer's operators may write first. */
  'outgoing.messengers': [z.array(like(/^[a-z_]{1,40}$/)).check(sized(50)), ['telegram', 'gotd']],
  ...(Object.fromEntries(
    NOTICE_KINDS.flatMap((kind) =>
      (['sound', 'system'] as const).map((by) => [
        `notifications.${kind}.${by}`,
        [z.boolean(), notify[kind][by]],
      ]),
    ),
  ) as unknown as Record<NoticePath, Row<boolean>>),
  'notifications.volume': [whole(0, 100), notify.volume],
  'notifications.repeatRedSeconds': [whole(0, 86_400), notify.repeatRedSeconds],
  'notifications.hideText': [z.boolean(), notify.hideText],
  'notifications.quietHours.enabled': [z.boolean(), quietHours.enabled],
  'notifications.quietHours.from': [timeOfDay, quietHours.from],
  'notifications.quietHours.to': [timeOfDay, quietHours.to],
  /** What stays on this computer. */
  'privacy.keepAfterSignOut': [z.boolean(), true],
  /** Days since a login was last seen here. */
  'privacy.forgetAfterDays': [whole(1, 3650), 30],
  /** No server and no CRM by http, this machine included. */
  'privacy.httpsOnly': [z.boolean(), false],
  'list.order': [z.enum(['urgency', 'recent']), 'urgency'],
  'shortcuts.enabled': [z.boolean(), DEFAULT_SHORTCUTS.enabled],
  ...(Object.fromEntries(
    ACTIONS.map((action) => [`shortcuts.keys.${action}`, [combo, DEFAULT_SHORTCUTS.keys[action]]]),
  ) as unknown as Record<ShortcutPath, Row<string | null>>),
} satisfies Record<string, Row>;

/** Dotted paths of single settings, as policy and problem reports name them. */
export type SettingPath = keyof typeof ROWS;
export const SETTING_PATHS = Object.keys(ROWS) as SettingPath[];

/** Whether a value may stand there. */
export const isValidSetting = (path: SettingPath, value: unknown): boolean =>
  ROWS[path][0].safeParse(value).success;

type ValueAt<P extends SettingPath> = z.infer<(typeof ROWS)[P][0]>;
type Under<P extends string, V> = P extends `${infer Head}.${infer Rest}`
  ? { [K in Head]: Under<Rest, V> }
  : { [K in P]: V };
type Joined<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer All) => void
  ? All
  : never;
/** As one object, so that it reads well where it is shown. */
type Whole<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]: Whole<T[K]> } : T;

/** All of them, as a tree: `'list.order'` is `list.order` of it. */
export type Settings = Whole<
  { version: 1 } & Joined<{ [P in SettingPath]: Under<P, ValueAt<P>> }[SettingPath]>
>;

export const DEFAULT_SETTINGS = SETTING_PATHS.reduce(
  (all, path) => {
    place(all, path, ROWS[path][1]);
    return all;
  },
  { version: 1 } as Settings,
);
