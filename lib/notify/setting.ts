/** What the operator wants to be told of, and how. */

export const NOTICE_KINDS = ['invitation', 'message', 'ended', 'connection', 'yellow', 'red'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export interface Channels {
  sound: boolean;
  /** A notification of the operating system. */
  system: boolean;
}

export interface QuietHours {
  enabled: boolean;
  /** Operator's own clock, `HH:MM`. */
  from: string;
  to: string;
}

export type NotifyRules = Record<NoticeKind, Channels> & {
  /** 0–100. */
  volume: number;
  /** 0: once is enough. */
  repeatRedSeconds: number;
  /** System notifications do not quote the client. */
  hideText: boolean;
  quietHours: QuietHours;
};

export const DEFAULT_NOTIFY_RULES: NotifyRules = {
  invitation: { sound: true, system: true },
  message: { sound: true, system: true },
  ended: { sound: false, system: false },
  connection: { sound: true, system: true },
  yellow: { sound: false, system: false },
  red: { sound: false, system: false },
  volume: 70,
  repeatRedSeconds: 0,
  hideText: false,
  quietHours: { enabled: false, from: '22:00', to: '08:00' },
};

/**
 * Whether nothing may ring now. `from` belongs to the quiet hours, `to` does not; the night may cross midnight; from equal to to
 * is no time at all.
 * @param minutes of the day, 0–1439, operator's own clock
 */
export function isQuiet({ enabled, from, to }: QuietHours, minutes: number): boolean {
  if (!enabled) return false;
  const [start, end] = [minutesOf(from), minutesOf(to)];
  return start <= end ? minutes >= start && minutes < end : minutes >= start || minutes < end;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
