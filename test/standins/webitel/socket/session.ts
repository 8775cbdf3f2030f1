import type { WebSocket } from 'ws';
import { masked, type Journal } from '../journal.ts';
import { Failure } from '../model/failure.ts';
import type { User } from '../model/records.ts';
import { ownerOf, sessionFailure, socketFailure, writtenExpire } from '../model/sessions.ts';
import { newId, type World } from '../model/world.ts';
import { findAction } from './actions.ts';
import { helloData } from './hello.ts';
import type { Binding, HubMember } from './hub.ts';
import { keepAlive } from './keep-alive.ts';
import { createOutbox } from './outbox.ts';
import { tellPresence, userLeft } from './presence.ts';
import { parseRequest, type Request } from './request.ts';

const NUL_FRAME = '\0\0\0\0';
const AUTHENTICATION = 'authentication_challenge';
/** Sent whatever the session is: chat events and presence do not ask for it. */
const ALWAYS_SENT = new Set(['hello', 'chat', 'user_state']);

/** One websocket of a client: envelope, authentication, events (protocol §1). Registers itself in the hub. */
export function serveSocket(world: World, journal: Journal, socket: WebSocket): void {
  const { faults, hub, timers } = world;
  const id = newId().replaceAll('-', '').slice(0, 20);
  const bindings = new Map<Binding, { deaf: boolean }>();
  let user: User | null = null;
  let registrations = 0;
  /** Empty before sign-in and once the engine was told that the session is no good. */
  let token = '';
  let eventSeq = 0;
  let mute = false;

  function write(frame: object | string) {
    if (mute || socket.readyState !== socket.OPEN) return;
    socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  const outbox = createOutbox(faults, timers, write);

  function sendEvent(event: string, data: unknown, userId?: number) {
    if (!ALWAYS_SENT.has(event) && !checkSession()) return;
    if (faults.nulFrames) write(NUL_FRAME);
    const copies = faults.duplicateEvents && event !== 'hello' ? 2 : 1;
    const frame = { event, data, seq: eventSeq, ...(userId === undefined ? {} : { user_id: userId }) };
    eventSeq += 1;
    for (let copy = 0; copy < copies; copy += 1) write(frame);
  }

  /**
   * Asked at every request and before every event that is no chat event. The auth service is asked only when `expire` lies behind; what
   * it refuses is told once by the event `error`, whose code is not always 401.
   */
  function checkSession(): boolean {
    if (token === '') return false;
    if (writtenExpire(world, token) >= world.clock()) return true;
    const failure = socketFailure(world, token);
    if (!failure) return true;
    token = '';
    write({ event: 'error', data: { sock_id: id, error: failure.body() }, seq: eventSeq });
    eventSeq += 1;
    return false;
  }

  const member: HubMember = {
    id,
    get userId() {
      return user?.id ?? 0;
    },
    get registrations() {
      return registrations;
    },
    hears: (binding) => bindings.get(binding)?.deaf === false,
    setDeaf(on) {
      for (const binding of bindings.values()) binding.deaf = on;
    },
    setHalfOpen(on) {
      mute = on;
      if (on) socket.pause();
      else socket.resume();
    },
    sendEvent,
    checkSession,
    drop(code) {
      if (code === 1006) socket.terminate();
      else if (code === 1005) socket.close();
      else socket.close(code);
    },
  };

  function authenticate(request: Request) {
    const given = request.data['token'];
    // On an authenticated socket a second challenge gets no answer at all (§1.3).
    if (token !== '') return;
    if (typeof given !== 'string') {
      socket.terminate();
      return;
    }
    const failure = socketFailure(world, given);
    const owner = ownerOf(world, given);
    if (failure || !owner) {
      refuse(request, failure ?? new Failure('app.session.unauthenticated', 401, ''));
      return;
    }
    endDeadline();
    user = owner;
    token = given;
    registrations += 1;
    sendEvent('hello', helloData(world, owner, given, id));
    outbox.answer(request.action, { status: 'OK', seq_reply: request.seq });
    tellPresence(world, owner);
    world.changes.touch();
  }

  function refuse(request: Request, failure: Failure) {
    const reply = request.seq > 0 ? { seq_reply: request.seq } : {};
    outbox.answer(request.action, { status: 'FAIL', ...reply, error: failure.body() });
  }

  function perform(request: Request, actor: User) {
    const later: (() => void)[] = [];
    try {
      const action = findAction(world, request.action);
      const failure = sessionFailure(world, token);
      if (failure) throw failure;
      const data = action({
        world,
        user: actor,
        data: request.data,
        socketId: id,
        bind: (binding) => void bindings.set(binding, { deaf: false }),
        after: (work) => void later.push(work),
      });
      outbox.answer(request.action, { status: 'OK', seq_reply: request.seq, ...(data ? { data } : {}) });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refuse(request, error);
    }
    for (const work of later) work();
  }

  function handle(request: Request) {
    const { at, seq, action, data } = { at: world.clock(), ...request };
    journal.frames.push({
      at,
      socketId: id,
      login: user?.login ?? '',
      seq,
      action,
      data: masked(data) as never,
    });
    world.changes.touch();
    if (seq <= 0) {
      refuse({ ...request, seq: 0 }, new Failure('api.web_socket_router.bad_seq.app_error', 400, ''));
    } else if (action === AUTHENTICATION) authenticate(request);
    else if (!user || !checkSession()) {
      refuse(request, new Failure('api.web_socket_router.not_authenticated.app_error', 500, ''));
    } else perform(request, user);
  }

  const endDeadline = timers.after(world.settings.authDeadlineMs, () => socket.terminate());
  keepAlive(socket, timers, () => {
    if (faults.nulFrames) write(NUL_FRAME);
  });

  hub.add(member);
  socket.on('message', (raw: Buffer, isBinary) => {
    if (raw.length > faults.inboundLimitBytes) socket.close(1009);
    else if (!isBinary && !mute) {
      const request = parseRequest(raw.toString());
      if (request) handle(request);
    }
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    endDeadline();
    hub.remove(member);
    if (user) userLeft(world, user);
    world.changes.touch();
  });
}
