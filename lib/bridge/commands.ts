/** All that can be asked of the worker, and by whom. */
import { historyCommands } from '../history/commands.ts';
import { keptCommands } from '../kept/commands.ts';
import { caseCommands, recordCommands } from '../cases/commands.ts';
import { chatCommands, pastCommands } from './chat-commands.ts';
import { parseWith, type AnswerOf, type CallResult, type CommandOf, type Table } from './command.ts';
import { contactCommands } from '../contacts/commands.ts';
import {
  agentCommands,
  crmCommands,
  deskCommands,
  launcherCommands,
  placeCommands,
  strangerCommands,
  uiCommands,
} from './desk-commands.ts';
import { fileCommands } from '../files/commands.ts';
import { messageCommands } from './message-commands.ts';
import { outgoingCommands } from '../outgoing/commands.ts';
import { accountCommands, checkCommands, pageCommands } from './page-commands.ts';
import { processingCommands } from '../after-work/commands.ts';
import { callCommands, gatewayCommands } from '../crm-check/commands.ts';
import { templateCommands } from '../templates/commands.ts';
import { transferCommands } from '../transfer/commands.ts';
import type { ViewKind } from './view.ts';

/** What an operator may ask for from the desk and from the extension's own pages. */
const operatorTable = {
  ...agentCommands,
  ...callCommands,
  ...caseCommands,
  ...chatCommands,
  ...contactCommands,
  ...crmCommands,
  ...deskCommands,
  ...fileCommands,
  ...historyCommands,
  ...keptCommands,
  ...messageCommands,
  ...outgoingCommands,
  ...pastCommands,
  ...processingCommands,
  ...recordCommands,
  ...templateCommands,
  ...transferCommands,
  ...uiCommands,
};
const pageTable = { ...operatorTable, ...accountCommands, ...checkCommands, ...pageCommands };

/** All but what concerns the asking view's own page. */
export type WorkerTable = typeof pageTable;
export type WorkerCommand = CommandOf<WorkerTable>;

type All = WorkerTable & typeof placeCommands & typeof strangerCommands & typeof gatewayCommands;
export type Command = CommandOf<All>;
export type OperatorCommand = CommandOf<typeof operatorTable>;
export type ResultOf<C extends Command> = CallResult<AnswerOf<All[C['type']]>>;
/** Asks the worker. Never rejects. */
export type Call = <C extends Command>(command: C) => Promise<ResultOf<C>>;

const MAY: Record<ViewKind | 'stranger', Table> = {
  stranger: strangerCommands,
  gateway: gatewayCommands,
  launcher: launcherCommands,
  desk: { ...operatorTable, ...placeCommands },
  page: { ...pageTable, ...placeCommands },
};

/** null: nothing that a view of this kind may ask for. */
export const parseCommand = (raw: unknown, kind: ViewKind | 'stranger'): Command | null =>
  parseWith(MAY[kind], raw) as Command | null;
