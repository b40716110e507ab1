import { Disposer } from '#core/kernel/disposer';
import { atTime } from './at-time';
import type { CloseWords, Entrance, RawFamily } from './families/family';
import type { House } from './house';
import type { Numbers, Position } from './streams';
import type { RawSocket } from './web-socket-server';

/** Whoever may show the token in the first message has so long for it. */
const SIGN_IN_WITHIN_MS = 10_000;

/** Where somebody wants to go. */
export interface Arrival {
  readonly address: URL;
  readonly family: RawFamily;
  readonly entrance: Entrance;
}

/** Somebody connected over a plain WebSocket. */
export class RawVisitor {
  readonly family: RawFamily;
  readonly #house: House;
  readonly #entrance: Entrance;
  readonly #path: string;
  readonly #socket: RawSocket;
  readonly #refusal: CloseWords;
  readonly #joined = new Set<string>();
  readonly #timers = new Disposer();
  #token: string | null;
  #isIn = false;

  constructor(
    house: House,
    { family, entrance, address, refusal }: Arrival & { readonly refusal: CloseWords },
    socket: RawSocket,
  ) {
    this.family = family;
    this.#refusal = refusal;
    this.#house = house;
    this.#entrance = entrance;
    this.#path = address.pathname;
    this.#socket = socket;
    this.#token = address.searchParams.get('token');
    socket.onMessage((text) => {
      this.#hear(text);
    });
    socket.onClose(() => {
      this.#leave();
    });
    this.#arrive();
  }

  /** Has this visitor been let in? */
  get isIn(): boolean {
    return this.#isIn;
  }

  isInAnyOf(rooms: readonly string[]): boolean {
    return rooms.some(
      (room) =>
        this.#joined.has(room) ||
        this.#entrance.rooms.includes(room) ||
        (room === this.family.lobby && this.#joined.size === 0),
    );
  }

  /** Sends a frame that is text already. */
  sendText(text: string): void {
    this.#socket.send(text);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  cut(): void {
    this.#leave();
    this.#socket.cut();
  }

  #leave(): void {
    this.#isIn = false;
    this.#timers.dispose();
  }

  #arrive(): void {
    if (this.#token === null && this.family.tokenInFirstMessage) {
      if (this.#house.admission.admits(null).kind === 'admitted') this.#enter(null);
      else
        this.#timers.add(
          this.#house.clock.after(SIGN_IN_WITHIN_MS, () => {
            this.#turnAway();
          }),
        );
      return;
    }
    this.#showToken(this.#token);
  }

  #showToken(token: string | null): void {
    const verdict = this.#house.admission.admits(token);
    this.#token = token;
    if (verdict.kind === 'admitted') this.#enter(verdict.untilMs);
    else this.#turnAway();
  }

  #turnAway(): void {
    if (this.#isIn) return;
    const { code, reason } = this.#refusal;
    this.#socket.close(code, reason);
  }

  #enter(untilMs: number | null): void {
    const { clock, story, streams } = this.#house;
    this.#isIn = true;
    if (untilMs !== null) {
      const { code, reason } = this.family.expiry;
      this.#timers.add(
        atTime(clock, untilMs, () => {
          this.#socket.close(code, reason);
        }),
      );
    }
    const { boardEvent, id } = this.family;
    const [board] = this.#entrance.board ? story(id).snapshots(clock.now()) : [];
    if (boardEvent !== null && board !== undefined) this.#say(boardEvent, board.body, streams.head(board.stream));
  }

  #say(event: string, body: unknown, numbers: Position | Numbers | null = null): void {
    const { clock, streams } = this.#house;
    const facts = { nowMs: clock.now(), messageId: streams.newId(), numbers };
    this.#socket.send(JSON.stringify(this.family.frame(event, body, facts)));
  }

  #hear(text: string): void {
    const message = parsed(text);
    const event = message?.['type'];
    if (message === null || typeof event !== 'string') {
      this.#say('error', { message: 'A message is JSON with a type' });
      return;
    }
    const body = message[this.family.bodyKey];
    this.#house.received.add({ channel: this.#path, event, args: body === undefined ? [] : [body] });
    if (this.#isIn) this.#answer(event, body, message);
    else this.#signIn(body, message);
  }

  #signIn(body: unknown, message: Readonly<Record<string, unknown>>): void {
    const token = fieldsOf(body)['token'] ?? message['token'];
    this.#showToken(typeof token === 'string' ? token : null);
  }

  #answer(event: string, body: unknown, message: Readonly<Record<string, unknown>>): void {
    const { admission, clock, reports, streams } = this.#house;
    const room = this.family.roomRequest(event, fieldsOf(body));
    if (event === 'ping') {
      const heads = this.#entrance.streams.map((stream) => streams.head(stream));
      this.#say('pong', this.family.pong(body, { heads, nowMs: clock.now() }));
    } else if (event === 'display_report') {
      const report = { messageId: message['messageId'], ...fieldsOf(body) };
      if (reports.add(report)) this.#say('ack', { messageId: report.messageId });
      else this.#say('error', { message: 'A report needs a messageId and a kind' });
    } else if (room?.action === 'leave') {
      this.#joined.delete(room.room);
    } else if (room !== null) {
      if (admission.admitsToRoom(this.#token, room.room)) this.#joined.add(room.room);
      else this.#say('error', { message: 'Unauthorized', ...fieldsOf(body) });
    }
  }
}

/** The message as an object; null for what is none. */
function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

/** The fields of a body; none where it is no object. */
function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return isFields(body) ? body : {};
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
