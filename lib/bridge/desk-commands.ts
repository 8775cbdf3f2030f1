/** The operator, how he arranges the desk, and the ways out of it. */
import * as z from 'zod/mini';
import type { Told } from '../recorder/report.ts';
import { command } from './command.ts';
import { id, line, text } from './id.ts';
import { uiPatch, uiState } from './ui-state.ts';

export const agentCommands = {
  'agent.setStatus': command({ status: z.enum(['online', 'pause', 'offline']), cause: z.optional(text) }),
};

export const uiCommands = {
  'ui.remember': command({ ui: uiPatch }),
  'ui.sendWith': command({ sendWith: z.enum(['enter', 'ctrl-enter']) }),
  'ui.listOrder': command({ order: z.enum(['urgency', 'recent']) }),
};

export const deskCommands = {
  'line.refresh': command({}),
  'options.open': command({}),
  /** The flight recorder's notes. */
  'report.read': command({}).answers<Told>(),
  /** Something broke in a view (lib/recorder/fault.ts). */
  'fault.tell': command({ what: line }),
};

export const crmCommands = {
  /** One operation of lib/creatio/ops.ts, asked of the CRM of that origin; absent: of the main one. */
  'crm.ask': command({ op: id, args: z.optional(z.unknown()), origin: z.optional(text) }).answers<unknown>(),
};

/** Of the page that the asking view lies on: the hub itself knows which one. */
export const placeCommands = {
  /** One operation of lib/creatio/page-ops.ts. */
  'page.ask': command({ op: id, args: z.optional(z.unknown()) }).answers<unknown>(),
};

/** «Показывать чаты здесь»: the asking page's own origin is a CRM from now on. */
export const strangerCommands = { 'crm.confirm': command({}) };

/** What a CRM page itself may ask for. */
export const launcherCommands = {
  'ui.remember': command({ ui: z.strictObject({ launcherTop: uiState.shape.launcherTop }) }),
};
