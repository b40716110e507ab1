import type { Server, Socket } from 'socket.io';
import type { Clock } from '#core/kernel/clock';
import { tokenOfHandshake, type Admission } from './admission';
import type { Received } from './received';
import type { DisplayReports } from './reports';
import { roomRequest } from './rooms';
import { NAMESPACES, type LeaderboardSnapshot, type NamespaceName } from './wire-types';

type Reply = { readonly ok: true; readonly reports?: true } | { readonly ok: false; readonly message: string };

interface House {
  readonly clock: Clock;
  readonly admission: Admission;
  readonly received: Received;
  readonly reports: DisplayReports;
  readonly snapshot: () => LeaderboardSnapshot;
}

/** Meets the sockets that come in: checks tokens, keeps the rooms, answers what clients say. */
export function welcomeVisitors(io: Server, house: House): void {
  for (const name of NAMESPACES) {
    const namespace = io.of(name);
    namespace.use((socket, next) => {
      if (house.admission.admits(tokenOf(socket))) next();
      else next(new Error('Unauthorized'));
    });
    namespace.on('connection', (socket) => {
      socket.onAny((event: string, ...rest: unknown[]) => {
        const acknowledge = rest.at(-1);
        const args = typeof acknowledge === 'function' ? rest.slice(0, -1) : rest;
        house.received.add({ namespace: name, event, args });
        const reply = answer(socket, name, event, args, house);
        if (!reply.ok) socket.emit('error', { message: reply.message });
        if (typeof acknowledge === 'function') (acknowledge as (reply: Reply) => void)(reply);
      });
    });
  }
}

function answer(socket: Socket, name: NamespaceName, event: string, args: readonly unknown[], house: House): Reply {
  const request = roomRequest(name, event, args);
  if (request !== null) {
    if (request.action === 'invalid') return { ok: false, message: request.message };
    if (request.action === 'leave') void socket.leave(request.room);
    else return join(socket, request.room, house);
  }
  if (name === '/leaderboard' && event === 'display:hello') return { ok: true, reports: true };
  if (name === '/leaderboard' && event === 'display:report') {
    return house.reports.add(args[0]) ? { ok: true } : { ok: false, message: 'A report needs a messageId and a kind' };
  }
  if (name === '/training' && event === 'roleplay:message') converse(socket, args, house.clock.now());
  return { ok: true };
}

function join(socket: Socket, room: string, { admission, snapshot }: House): Reply {
  if (!admission.admitsToRoom(tokenOf(socket), room)) return { ok: false, message: 'Unauthorized' };
  void socket.join(room);
  if (room === 'tv-display') socket.emit('leaderboard:refresh', snapshot());
  return { ok: true };
}

/** The practice customer answers everyone alike. */
function converse(socket: Socket, [message]: readonly unknown[], nowMs: number): void {
  const sessionId = isRecord(message) ? message['sessionId'] : undefined;
  socket.emit('roleplay:typing', { sessionId, isTyping: true });
  socket.emit('roleplay:response', {
    sessionId,
    message: 'That sounds interesting. What would it cost us to change?',
    metadata: { score: 80, feedback: 'You asked before you answered.' },
    timestamp: new Date(nowMs).toISOString(),
  });
  socket.emit('roleplay:typing', { sessionId, isTyping: false });
}

function tokenOf(socket: Socket): string | null {
  return tokenOfHandshake(socket.handshake.auth, socket.handshake.headers);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
