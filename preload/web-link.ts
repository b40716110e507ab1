import type { Frame } from '#core/ipc/frame';
import type { FromPage, ToPage } from '#core/ipc/wire';
import type { Clock } from '#core/kernel/clock';
import type { Disposable } from '#core/kernel/disposer';
import type { Random } from '#core/kernel/random';
import type { Door } from './make-bridge';
import type { Access } from './web-access';

/** The first wait before connecting again is between one and two of these; it doubles up to the longest. */
export const RETRY_MS = { shortest: 500, longest: 4_000 };
/** The host beats every five seconds: one that is silent for longer is gone, whatever the browser thinks. */
export const SILENCE_MS = 12_000;
/** A host that restarts is back by then. */
export const GONE_AFTER_MS = 4_000;

/** The part of a browser's WebSocket that a link needs. */
export type LinkSocket = Pick<WebSocket, 'readyState' | 'send' | 'close' | 'onmessage' | 'onclose'>;

const OPEN: WebSocket['OPEN'] = 1;

export interface WebLinkDeps {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly random: Random;
  readonly connect: () => LinkSocket;
  /** null for a page that anyone may see. */
  readonly access: Access | null;
  /** A page of the web host opens the settings by itself, in a window beside it. */
  readonly openSettings: () => void;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(): void;
}

/**
 * The way to the web host: one WebSocket, opened again for ever. While the host is gone the link says so in its place: a
 * wall must never look alive when nobody feeds it.
 */
export class WebLink implements Door {
  readonly #deps: WebLinkDeps;
  readonly #waiting = new Map<number, Waiting>();
  #deliver: (channel: string, payload: unknown) => void = () => undefined;
  #socket: LinkSocket | null = null;
  #nextId = 1;
  #attempts = 0;
  #lastFrame: Frame | null = null;
  /**
   * The full frame that each connection begins with, on its way or come, until the page is known to have it. A page that
   * has just loaded need not ask the host for another.
   */
  #beginning: Frame | 'coming' | null = null;
  #silence: Disposable | null = null;
  #gone: Disposable | null = null;
  #retry: Disposable | null = null;
  #signedIn = true;

  constructor(deps: WebLinkDeps) {
    this.#deps = deps;
  }

  on(deliver: (channel: string, payload: unknown) => void): void {
    this.#deliver = deliver;
  }

  open(): void {
    this.#retry?.dispose();
    if (this.#socket !== null) return;
    const socket = this.#deps.connect();
    this.#socket = socket;
    this.#beginning = 'coming';
    this.#listenFor(socket);
    // A host is back when it says something: what accepts a connection and drops it again may be anything.
    socket.onmessage = (event) => {
      this.#attempts = 0;
      this.#gone?.dispose();
      this.#gone = null;
      this.#listenFor(socket);
      this.#receive(JSON.parse(String(event.data)) as ToPage);
    };
    socket.onclose = () => {
      this.#lost(socket);
    };
  }

  /** Lost when there is no connection: all that a page says is about the connection that it was said on. */
  send(channel: string, payload: unknown): void {
    if (channel === 'wall:painted') this.#beginning = null;
    if (channel === 'wall:open-settings') this.#deps.openSettings();
    else if (channel !== 'wall:want-full' || !this.#begins()) this.#say({ kind: 'signal', channel, payload });
  }

  /** Is what the page asks for here, or on its way? It is the page's then, once: who asks again asks the host. */
  #begins(): boolean {
    const beginning = this.#beginning;
    this.#beginning = null;
    if (beginning !== null && beginning !== 'coming') this.#deliver('wall:frame', beginning);
    return beginning !== null;
  }

  invoke(channel: string, payload: unknown): Promise<unknown> {
    if (channel === 'settings:sign-in') return this.#signIn((payload as { readonly pin: string }).pin);
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const waiting = { resolve, reject: () => reject(new Error('no answer')) };
      if (this.#say({ kind: 'request', id, channel, payload })) this.#waiting.set(id, waiting);
      else waiting.reject();
    });
  }

  #say(message: FromPage): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #receive(message: ToPage): void {
    if (message.kind === 'push') {
      if (message.channel === 'wall:frame') this.#frame(message.payload as Frame);
      this.#deliver(message.channel, message.payload);
    }
    if (message.kind === 'reply') {
      this.#waiting.get(message.id)?.resolve(message.result);
      this.#waiting.delete(message.id);
    }
  }

  #frame(frame: Frame): void {
    this.#lastFrame = frame;
    this.#beginning = this.#beginning === 'coming' && frame.full ? frame : null;
  }

  /** A connection on which nothing is heard is given up here: the browser would not notice for minutes. */
  #listenFor(socket: LinkSocket): void {
    this.#silence?.dispose();
    this.#silence = this.#deps.clock.after(SILENCE_MS, () => {
      this.#lost(socket);
      socket.close();
    });
  }

  #lost(socket: LinkSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#beginning = null;
    socket.onmessage = socket.onclose = null;
    this.#silence?.dispose();
    for (const waiting of this.#waiting.values()) waiting.reject();
    this.#waiting.clear();
    this.#gone ??= this.#deps.clock.after(GONE_AFTER_MS, () => {
      this.#tellGone();
    });
    this.#tryLater();
  }

  #tryLater(): void {
    const { clock, random } = this.#deps;
    this.#retry?.dispose();
    const spreadMs = Math.min(RETRY_MS.longest, RETRY_MS.shortest * 2 ** this.#attempts++);
    this.#retry = clock.after(RETRY_MS.shortest + random.next() * spreadMs, () => {
      this.#comeBack();
    });
  }

  /** A host that was started again knows no session: the page is told, and its admin signs in where the page is. */
  #comeBack(): void {
    const { access } = this.#deps;
    if (access === null) this.open();
    else
      void access.check().then((found) => {
        this.#checked(found);
      });
  }

  #checked(found: 'admitted' | 'refused' | 'unknown'): void {
    // Signed in meanwhile.
    if (this.#socket !== null) return;
    if (found !== 'unknown') this.#tellAccess(found === 'admitted');
    if (found === 'admitted') this.open();
    else this.#tryLater();
  }

  async #signIn(pin: string): Promise<unknown> {
    const result = await this.#deps.access?.signIn(pin);
    if (result?.ok === true) {
      this.#tellAccess(true);
      if (this.#socket === null) this.open();
    }
    return result;
  }

  #tellAccess(signedIn: boolean): void {
    if (signedIn === this.#signedIn) return;
    this.#signedIn = signedIn;
    this.#deliver('settings:access', { signedIn });
  }

  /** One more frame in the host's name: the data is stale, and why. */
  #tellGone(): void {
    const last = this.#lastFrame;
    if (last === null) return;
    const frame = goneFrame(last, this.#deps.clock.now());
    this.#lastFrame = frame;
    this.#deliver('wall:frame', frame);
  }
}

function goneFrame(last: Frame, nowMs: number): Frame {
  const sources = last.status.sources.map((source) => ({
    ...source,
    state: 'waiting' as const,
    status: 'disconnected' as const,
    trouble: 'app-gone' as const,
    code: 'APP-2',
    latencyMs: null,
  }));
  return {
    ...last,
    seq: last.seq + 1,
    full: false,
    rows: [],
    order: null,
    removed: [],
    moves: [],
    celebrations: [],
    notices: [],
    panels: null,
    exhibit: null,
    look: null,
    status: { ...last.status, freshness: last.board === null ? 'offline' : 'stale', sources },
    atMs: nowMs,
  };
}
