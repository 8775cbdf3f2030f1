import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from './db.ts';

export type Culture = 'ru-RU' | 'uk-UA' | 'en-US' | 'ar-SA';
export type CspMode = 'off' | 'report' | 'block';
/** `mixed`: as one real site does, by the address asked. */
export type ExpiryShape = 'html200' | 'json401' | 'redirect302' | 'forbidden403' | 'mixed';
/** How DataService says no: in two places at once, in one with HTTP 500, or without a word. */
export type RefusalShape = 'both' | 'responseStatus' | 'bare';

/** Names that differ from customer to customer; `null` leaves the object out of this Creatio. */
export interface CustomNames {
  chat: string | null;
  templates: string | null;
  lightEnabled: string;
  lightYellow: string;
  lightRed: string;
  lightBasis: string;
}

export interface CreatioOptions {
  /** Name of this machine in its addresses. Cookies know no ports: two that are open together have two names. */
  host: 'localhost' | '127.0.0.1';
  /** 0 = any free port. */
  port: number;
  /** Workspace alias: `/0` on .NET Framework, empty on .NET. */
  prefix: '/0' | '';
  /** IIS virtual directory of the whole site. */
  vdir: '' | '/studio';
  csp: CspMode;
  /** Other sites may show it in a frame: an administrator has allowed it. */
  framable: boolean;
  culture: Culture;
  sessionTtlMs: number;
  expire: ExpiryShape;
  /** Minimum and maximum delay of API answers, ms. */
  latencyMs: [number, number];
  /** Whether pages have `window.Terrasoft` and `window.shellNavigation`. */
  pageGlobals: boolean;
  /** How long the Freedom shell keeps `<body inert>` after load, ms. */
  inertMs: number;
  names: CustomNames;
  /** Whether pages send a visitor without a session to the login form. */
  loginRequired: boolean;
  /** Whether `stop` rejects when a question was no OData; tests of the stand-in itself ask such on purpose. */
  checkQuestions: boolean;
  /** The user is no administrator: system tables are closed to OData (to DataService they are for everybody). */
  ordinaryUser: boolean;
  /** Objects (`UsrCats`) and columns (`UsrNotes`, `UsrCaseId`) that OData has not been compiled with yet. */
  odataBehind: string[];
  /** So many calls are still answered as by a site that restarts. */
  restarting: number;
  refusals: RefusalShape;
  /** Body of the 403 that a missing token gets is not known. */
  csrfRefusal: 'words' | 'empty';
  /** false: the chat object was made in the new designer and keeps its files in `SysFile`. */
  ownFiles: boolean;
  /** Requests of one session wait for each other, as on a shipped site. */
  sessionLock: boolean;
  /** Processes answer at once and do their work after so many further requests; null: they answer when they are done. */
  backgroundAfter: number | null;
  /** The user lacks the operation `CanUseODataService`. */
  odataForbidden: boolean;
  xss: 'off' | 'block';
  /** Notes of every chat hold a picture of 3 MB. */
  heavyNotes: boolean;
  /** So many earlier chats of the contact who is on the first page, besides the few of everybody. */
  pastChats: number;
  /** Time zone of the user's profile, minutes east of Greenwich; null: the machine's. */
  profileZone: number | null;
  /** false: this site has no `EsnService`. */
  esn: boolean;
  /** Pages of the chat object have a tab «Чат» with the conversation, first and open, as the connector's page has it. */
  chatTab: boolean;
  /** Pages of a contact offer an e-mail and a call: the action panel in Classic, the timeline and the phone's button in Freedom. */
  contactActions: boolean;
}

export type CreatioStartOptions = Partial<Omit<CreatioOptions, 'names'>> & { names?: Partial<CustomNames> };

export type RequestKind = 'page' | 'odata' | 'dataservice' | 'service' | 'rest' | 'file' | 'csp' | 'static';

export interface RecordedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  /** Names in lower case. The page's own scripts send `x-request-source: ajax-provider`. */
  headers: Record<string, string>;
  /** Parsed JSON, text, or `null`; of a binary body its length in bytes. */
  body: unknown;
  at: number;
  kind: RequestKind;
  /** Status of the answer; 0 until it is sent. */
  status: number;
  /** Bad manners that a real server forgives, such as a missing `ForceUseSession`. */
  warnings: string[];
}

/** One request on its way through the stand-in. */
export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  method: string;
  url: URL;
  /** Path below the virtual directory. */
  rootPath: string;
  /** Path below the workspace base, or `null` when outside it. */
  wsPath: string | null;
  body: Buffer;
  record: RecordedRequest;
  session: Session | null;
  ctx: Context;
}

export interface Session {
  id: string;
  ticket: string;
  csrf: string;
  userName: string;
  expiresAt: number;
}

/** What every handler may use. */
export interface Context {
  options: CreatioOptions;
  db: Db;
  origin: string;
  /** `{origin}{vdir}` */
  root: string;
  /** `{origin}{vdir}{prefix}` */
  ws: string;
  denied: Set<string>;
  cspViolations: unknown[];
  processes: Map<string, ProcessHandler>;
  /** Ids of rows that this user may not see. */
  hidden: Set<string>;
  /** Work of background processes: run when its counter is down. */
  later: { after: number; run: () => void }[];
}

export type ProcessHandler = (parameters: Record<string, string>, ctx: Context) => Record<string, unknown>;
