/** What only the extension's own pages may ask for. */
import * as z from 'zod/mini';
import { whole } from '../shape.ts';
import { NOTICE_KINDS } from '../notify/setting.ts';
import { command } from './command.ts';
import { text } from './id.ts';
import { CHECK_STEPS, type Finding } from '../webitel-check/rules.ts';

export type SignInResult = { kind: 'signed-in' } | { kind: 'second-factor'; challenge: string };

/** What the operator is asked before his data go: `unsent` is 0 once they are gone. */
export interface DataDeleted {
  unsent: number;
}

export const accountCommands = {
  'account.signIn': command({
    origin: text,
    domain: text,
    username: text,
    password: text,
  }).answers<SignInResult>(),
  'account.secondFactor': command({ challenge: text, code: text }).answers<SignInResult>(),
  'account.signOut': command({}),
  /** Signs out and leaves nothing of this operator's; not `confirmed`, it only tells how much is unsent, if anything is. */
  'account.deleteData': command({ confirmed: z.boolean() }).answers<DataDeleted>(),
};

export const pageCommands = {
  'desk.show': command({}),
  'hosts.sync': command({}),
  'sound.test': command({
    sound: z.enum(NOTICE_KINDS),
    volume: whole(0, 100),
  }),
};

export const checkCommands = {
  /** One thing of Webitel is tried, without changing anything. */
  'webitel.check': command({ step: z.enum(CHECK_STEPS) }).answers<Finding>(),
};
