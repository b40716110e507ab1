import type { Frame } from '#core/ipc/frame';
import type { Bridge } from '#core/ipc/bridge';
import type { PushName, RequestName, SignalName } from '#core/ipc/contract';

/**
 * The web host's part of a preload: a plain script that gives the page `window.scorewall` over a WebSocket. It connects
 * again for ever, and while the host is gone it says so in the host's place: a wall must never look alive when nobody
 * feeds it.
 */
type AnyBridge = Bridge<PushName, SignalName, RequestName>;
type Listener = (payload: unknown) => void;
type Settle = (result: unknown) => void;

const RETRY_MS = { shortest: 500, longest: 4_000 };
/** The host beats every five seconds. */
const SILENCE_MS = 12_000;
const GONE_AFTER_MS = 4_000;
const NOT_ANSWERED = {
  ok: false,
  error: [{ code: 'IPC-2', message: 'Scorewall did not answer.', remedy: 'Check that it is running, then try again.' }],
};

const inSettings = location.pathname.startsWith('/settings');
const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${inSettings ? '/ipc/settings' : '/ipc/wall'}`;

const listeners = new Map<string, Set<{ readonly listener: Listener }>>();
const waiting = new Map<number, Settle>();
let socket: WebSocket | null = null;
let nextId = 1;
let attempts = 0;
let lastFrame: Frame | null = null;
let silence: ReturnType<typeof setTimeout> | undefined;
let gone: ReturnType<typeof setTimeout> | undefined;

function deliver(channel: string, payload: unknown): void {
  if (channel === 'wall:frame') lastFrame = payload as Frame;
  for (const { listener } of [...(listeners.get(channel) ?? [])]) {
    try {
      listener(payload);
    } catch (error) {
      reportError(error);
    }
  }
}

function connect(): void {
  const opening = new WebSocket(address);
  socket = opening;
  listen(opening);
  opening.onopen = () => {
    attempts = 0;
    clearTimeout(gone);
    gone = undefined;
  };
  opening.onmessage = (event) => {
    listen(opening);
    const message = JSON.parse(String(event.data)) as {
      kind: string;
      channel: string;
      payload: unknown;
      id: number;
      result: unknown;
    };
    if (message.kind === 'push') deliver(message.channel, message.payload);
    if (message.kind === 'reply') settle(message.id, message.result);
  };
  opening.onclose = () => {
    clearTimeout(silence);
    if (socket !== opening) return;
    socket = null;
    for (const id of [...waiting.keys()]) settle(id, NOT_ANSWERED);
    gone ??= setTimeout(tellGone, GONE_AFTER_MS);
    const ceiling = Math.min(RETRY_MS.longest, RETRY_MS.shortest * 2 ** attempts++);
    setTimeout(connect, RETRY_MS.shortest + Math.random() * ceiling);
  };
}

/** A connection on which nothing is heard is closed by us: the browser would not notice for minutes. */
function listen(opened: WebSocket): void {
  clearTimeout(silence);
  silence = setTimeout(() => {
    opened.onmessage = null;
    opened.close();
    opened.onclose?.(new CloseEvent('close'));
    opened.onclose = null;
  }, SILENCE_MS);
}

/** One more frame in the host's name: the data is stale, and why. */
function tellGone(): void {
  if (!lastFrame) return;
  const sources = lastFrame.status.sources.map((source) => ({
    ...source,
    state: 'waiting' as const,
    status: 'disconnected' as const,
    trouble: 'app-gone' as const,
    code: 'APP-2',
  }));
  deliver('wall:frame', {
    ...lastFrame,
    seq: lastFrame.seq + 1,
    full: false,
    rows: [],
    order: null,
    removed: [],
    moves: [],
    celebrations: [],
    notices: [],
    status: { ...lastFrame.status, freshness: lastFrame.board === null ? 'offline' : 'stale', sources },
    atMs: Date.now(),
  } satisfies Frame);
}

function settle(id: number, result: unknown): void {
  waiting.get(id)?.(result);
  waiting.delete(id);
}

function send(message: object): boolean {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(message));
  return true;
}

const bridge: AnyBridge = {
  on(channel, listener) {
    const entry = { listener: listener as Listener };
    const entries = listeners.get(channel) ?? new Set();
    listeners.set(channel, entries.add(entry));
    // The first listener may come after the first frame.
    if (channel === 'wall:frame' && lastFrame)
      send({ kind: 'signal', channel: 'wall:want-full', payload: { reason: 'listening' } });
    return {
      dispose: () => {
        entries.delete(entry);
      },
    };
  },

  signal(channel, payload) {
    if (channel === 'wall:open-settings') window.open('/settings', 'scorewall-settings');
    else send({ kind: 'signal', channel, payload });
  },

  request(channel, payload) {
    return new Promise((resolve) => {
      const id = nextId++;
      waiting.set(id, resolve as Settle);
      if (!send({ kind: 'request', id, channel, payload })) settle(id, NOT_ANSWERED);
    });
  },
};

Object.defineProperty(window, 'scorewall', { value: Object.freeze(bridge) });
connect();
