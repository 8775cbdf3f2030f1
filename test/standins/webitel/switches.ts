/** How a send can be refused by the messenger after it was stored and echoed (protocol §3.1). */
export interface SendFailure {
  /** How many of the next sends fail. */
  times: number;
  /** Default `chat.send.text.app_err` / `chat.send.file.app_err`. */
  id?: string;
  /** The messenger's own words; `context deadline exceeded` when the gateway took longer than 30 s. */
  detail?: string;
  /** The customer got it all the same, as may be after a time-out. */
  delivered?: boolean;
}

/** Why a join is refused: only `gone` says that the invitation is over; `duplicate` is what the loser of two at one instant may get. */
export interface JoinRefusal {
  times: number;
  why: 'gone' | 'unavailable' | 'auth' | 'licence' | 'duplicate';
}

/** What a broadcast answers for a peer; without `peer_id` for every peer. */
export interface BroadcastFailure {
  peer_id?: string;
  code: number;
  /** The provider's own words. */
  message: string;
  /** Refused before it was stored, e.g. `auth user is not found`; providers refuse what is stored already. */
  unstored?: boolean;
}

/** How an action can be refused before anything is done. */
export interface ActionFailure {
  times: number;
  /** Only this action; every send when absent. */
  action?: string;
  id?: string;
  /** The inner id of the chat service (§3.1). */
  innerId?: string;
  detail?: string;
  code?: number;
}

/** An object class that a role may lack. */
export type Right =
  'cc_agent' | 'cc_queue' | 'dictionaries' | 'acr_chat_plan' | 'users' | 'chats' | 'contacts' | 'chat_bots';

export type HttpMode = 'ok' | 'down' | 'slow' | '500' | '502-html' | '401';

/** Why storage refuses an upload (§5.6). */
export type UploadRefusal =
  | 'max size'
  | 'file extension is not allowed'
  | 'extension of file is unknown'
  | "actual file extension doesn't match declared Content-Type"
  | 'not found channel'
  | 'malware'
  | 'writing limit';

/** The switches of protocol §9.5. Assign to change; `reset()` brings back a healthy server. */
export interface FaultSwitches {
  /** Milliseconds each answer waits: for all actions, or by action (`*` = the rest). */
  answerDelayMs: number | Record<string, number>;
  /** Answers leave in pairs, the later one first. */
  reorderAnswers: boolean;
  /** action → how many of its next answers get lost after the action was carried out. */
  dropAnswers: Record<string, number>;
  failAfterEcho: SendFailure | null;
  failBefore: ActionFailure | null;
  duplicateEvents: boolean;
  /** `messages: null` in snapshots and invites. */
  nullMessages: boolean;
  /** `members: null` in snapshots and invites. */
  nullMembers: boolean;
  /** A frame of four NUL characters before each event, and with every protocol ping (§1.4). */
  nulFrames: boolean;
  /** Bytes; a longer inbound frame closes the socket with 1009 (§1.5). */
  inboundLimitBytes: number;
  /** Chat, agent and channel events stop on the sockets subscribed so far; subscribing again heals (§1.6). */
  deaf: boolean;
  /** The sockets open at this moment answer nothing any more and do not close; new ones work. */
  halfOpen: boolean;
  /** New sockets are refused with HTTP 502. */
  refuseConnections: boolean;
  http: HttpMode;
  /** Only paths that begin so (e.g. `/api/storage`); all when empty. The control API is never touched. */
  httpPath: string;
  /** Milliseconds an answer waits in mode `slow`. */
  httpDelayMs: number;
  /** Another origin to which each such path is sent on with 307, body and method kept; with `httpPath`. */
  redirectTo: string | null;
  uploadRefusal: UploadRefusal | null;
  /** `/stream` answers 200 with the whole file whatever range is asked for, as `/download` always does. */
  ignoreRanges: boolean;
  /** Life of a signed file link in milliseconds (§5.6). */
  presignedTtlMs: number;
  /** What messengers answer to a first message that is stored already. */
  broadcastFailures: BroadcastFailure[];
  /** How many of the next broadcasts are stored and their connection cut before the first byte of the answer. */
  cutBroadcasts: number;
  /** Milliseconds from storing a broadcast to its answer. */
  broadcastDelayMs: number;
  /** Seconds; overrides the invitation timeout, 0 = never ends (§4.1). */
  inviteTimeoutSec: number | null;
  /** How many of the next transfers fail after the operator has left (§3.1). */
  transferFailures: number;
  /** No chat plan is enabled (§5). */
  noPlans: boolean;
  joinRefusal: JoinRefusal | null;
  /** Missed invitations in a row that lead to `break_out`; 0 = never. */
  maxMisses: number;
  /** Milliseconds until an agent who refused a chat may be offered it again. */
  reofferAfterMs: number;
  /** Milliseconds the chat channel rests after a missed invitation. */
  missedRestMs: number;
  /** `hello.ping_interval` in milliseconds; 0 = absent. */
  pingIntervalMs: number;
  /** `none`: sign-in on the socket is refused with 412, no hello; `other`: signed in, but every chat action FAILs with 403. */
  licence: 'all' | 'none' | 'other';
  /** Object classes that are absent from the token's scope: whatever needs them is refused with 403. */
  rightsOff: Right[];
  /** `unavailable`: the auth service does not answer, so that every request FAILs with 500 and new sign-ins are refused with 500. */
  sessions: 'ok' | 'unavailable';
  /** How a session's `expire` is written. Only one in ms and ahead spares the engine asking the auth service before each non-chat event. */
  tokenExpire: 'ms' | 'never' | 'seconds';
  /** The agent has a channel `im`: queues of the newer messenger stack, whose chats this socket does not carry. */
  imChannel: boolean;
  /** `ping` tells `server_ts`, as with the engine's option `ping_client_latency`. */
  pingTells: boolean;
}

/** A healthy server with the common settings. */
export const healthy = (): FaultSwitches => ({
  answerDelayMs: 0,
  reorderAnswers: false,
  dropAnswers: {},
  failAfterEcho: null,
  failBefore: null,
  duplicateEvents: false,
  nullMessages: false,
  nullMembers: false,
  nulFrames: false,
  inboundLimitBytes: 256 * 1024,
  deaf: false,
  halfOpen: false,
  refuseConnections: false,
  http: 'ok',
  httpPath: '',
  httpDelayMs: 3000,
  redirectTo: null,
  uploadRefusal: null,
  ignoreRanges: false,
  presignedTtlMs: 900_000,
  broadcastFailures: [],
  cutBroadcasts: 0,
  broadcastDelayMs: 0,
  inviteTimeoutSec: null,
  transferFailures: 0,
  noPlans: false,
  joinRefusal: null,
  maxMisses: 3,
  reofferAfterMs: 30_000,
  missedRestMs: 1000,
  pingIntervalMs: 0,
  licence: 'all',
  rightsOff: [],
  sessions: 'ok',
  tokenExpire: 'ms',
  imChannel: false,
  pingTells: false,
});
