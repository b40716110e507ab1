import { isBoardEvent, type BoardEvent, type DomainEvent } from '#core/domain/events';
import { isPosition, messageIdIn, positionsIn, type Position } from './position';
import { SeenIds } from './seen-ids';
import type { Verdict } from './stream';
import type { Streams } from './streams';
import { Tail } from './tail';

/** A snapshot that may be applied. */
export interface PlacedBoard {
  /** What messages said after it, to be applied on top. */
  readonly following: readonly BoardEvent[];
  /** To be called once it has been applied. */
  taken(): void;
}

/** Decides, by numbers and ids, which messages and snapshots are to be applied. Those without are, all of them. */
export class Sequencer {
  readonly #streams: Streams;
  readonly #boardAddress: boolean;
  readonly #ids = new SeenIds();
  /** Kept while a snapshot is on its way. */
  #tail: Tail | null = null;

  /** @param boardAddress boards are read from an address, and those in messages are not the whole truth */
  constructor(streams: Streams, boardAddress: boolean) {
    this.#streams = streams;
    this.#boardAddress = boardAddress;
  }

  /** @param events what the message means; empty when it cannot be read */
  judge(payload: unknown, events: readonly DomainEvent[]): Verdict {
    const id = messageIdIn(payload);
    const known = id !== null && !this.#ids.isNew(id);
    if (!isPosition(payload)) {
      if (!this.#boardAddress && !this.#streams.intact && events.some(isBoard)) this.#streams.allTold([]);
      return known ? 'seen' : 'next';
    }
    const board = !known && events.some(isBoard);
    const verdict = board ? this.#streams.judgeBoard(payload) : this.#streams.judge(payload);
    if (this.#tail !== null && !board && verdict !== 'seen') {
      this.#tail.add(payload, known ? [] : events.filter(isBoardEvent));
    }
    return known ? 'seen' : verdict;
  }

  /** A snapshot is asked for now. */
  boardAsked(): void {
    this.#tail = new Tail();
    this.#streams.asked();
  }

  /** It will not come. */
  boardGivenUp(): void {
    this.#tail = null;
  }

  /** Places a snapshot among the messages; null when it would take back what they said, and has to be asked for again. */
  place(body: unknown): PlacedBoard | null {
    const tail = this.#tail;
    this.#tail = null;
    const positions = positionsIn(body);
    const following: BoardEvent[] = [];
    const taken: { readonly position: Position; readonly upTo: number }[] = [];
    let older = false;
    for (const position of positions) {
      let upTo = position.seq;
      if (!this.#streams.reaches(position)) {
        const last = this.#streams.lastAfter(position);
        const kept = last === null ? null : (tail?.after(position, last) ?? null);
        if (last !== null && kept !== null) {
          upTo = last;
          following.push(...kept);
        } else if (!this.#streams.boardIsOlder(position)) {
          older = true;
        }
      }
      taken.push({ position, upTo });
    }
    if (older) return null;
    return {
      following,
      taken: () => {
        for (const { position, upTo } of taken) this.#streams.boardTaken(position, upTo);
        this.#streams.allTold(positions);
      },
    };
  }
}

const isBoard = (event: DomainEvent): boolean => event.kind === 'snapshot';
