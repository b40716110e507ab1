import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawFamily, Refusal } from './families/family';
import { RAW_FAMILIES } from './families/registry';
import type { House, Outlet } from './house';
import { RawVisitor, type Arrival } from './raw-visitor';
import type { Numbers } from './streams';
import { refuseUpgrade, webSocketAcceptor } from './web-socket-server';
import type { Emission } from './wire-types';

/** Receives those who come over a plain WebSocket, whichever family they belong to. */
export class RawHouse implements Outlet {
  readonly #house: House;
  readonly #visitors = new Set<RawVisitor>();
  readonly #accept = webSocketAcceptor();
  readonly #refusal: Refusal | undefined;
  /** While false every handshake is answered as by a server that has no WebSockets. */
  offered = true;

  /**
   * @param isOthers paths whose handshakes somebody else answers
   * @param refusal takes the place of the families' own
   */
  constructor(http: Server, house: House, isOthers: (path: string) => boolean, refusal?: Refusal) {
    this.#house = house;
    this.#refusal = refusal;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (!isOthers(request.url ?? '')) this.#receive(request, socket, head);
    });
  }

  get connections(): number {
    return [...this.#visitors].filter((visitor) => visitor.isIn).length;
  }

  deliver({ channel, rooms, event, payload }: Emission, numbers: Numbers | null): void {
    let text: string | null = null;
    for (const visitor of this.#visitors) {
      const { family } = visitor;
      if (family.id !== channel || !visitor.isIn) continue;
      if (rooms.length > 0 && !visitor.isInAnyOf(rooms)) continue;
      text ??= this.#text(family, event, payload, numbers);
      visitor.sendText(text);
    }
  }

  drop(): void {
    for (const visitor of this.#visitors) visitor.cut();
  }

  close(code: number, reason: string): void {
    for (const visitor of this.#visitors) visitor.close(code, reason);
  }

  #text(family: RawFamily, event: string, payload: object, numbers: Numbers | null): string {
    const { clock, streams } = this.#house;
    const messageId = numbers?.messageId ?? streams.newId();
    return JSON.stringify(family.frame(event, payload, { nowMs: clock.now(), messageId, numbers }));
  }

  #receive(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.offered) {
      // As what is in between says that lets no WebSocket through.
      refuseUpgrade(socket, 426, 'Upgrade Required');
      return;
    }
    const arrival = arrivalAt(request.url ?? '');
    if (arrival === null) {
      refuseUpgrade(socket, 404, 'Not Found');
      return;
    }
    const { admission } = this.#house;
    const { family, entrance, address } = arrival;
    const token = address.searchParams.get('token');
    const refusal = this.#refusal ?? family.refusal;
    const isLate = family.tokenInFirstMessage && token === null;
    if (refusal === 'http' && !isLate && admission.admits(token).kind === 'refused') {
      refuseUpgrade(socket, 401, 'Unauthorized');
    } else if (!entrance.rooms.every((room) => admission.admitsToRoom(token, room))) {
      refuseUpgrade(socket, 403, 'Forbidden');
    } else {
      this.#accept(request, socket, head, (opened) => {
        const visitor = new RawVisitor(
          this.#house,
          { ...arrival, refusal: refusal === 'http' ? family.expiry : refusal },
          opened,
        );
        this.#visitors.add(visitor);
        opened.onClose(() => this.#visitors.delete(visitor));
      });
    }
  }
}

/** What is no address, cannot be decoded or is no family's leads nowhere. */
function arrivalAt(path: string): Arrival | null {
  try {
    const address = new URL(path, 'ws://hub');
    for (const family of RAW_FAMILIES) {
      const entrance = family.enter(address);
      if (entrance !== null) return { address, family, entrance };
    }
    return null;
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof URIError) return null;
    throw cause;
  }
}
