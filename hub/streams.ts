/** A place in the history of one stream. `epoch` changes when history begins anew; `seq` grows by one per message. */
export interface Position {
  readonly stream: string;
  readonly epoch: string;
  readonly seq: number;
}

/** What a numbered message carries. */
export interface Numbers extends Position {
  readonly messageId: string;
}

/** The numbers of one history: each stream counts its messages from 1. */
export class Streams {
  readonly epoch: string;
  readonly #seqs = new Map<string, number>();
  #ids = 0;

  constructor(epoch: string) {
    this.epoch = epoch;
  }

  /** The numbers of the next message. */
  next(stream: string): Numbers {
    const seq = (this.#seqs.get(stream) ?? 0) + 1;
    this.#seqs.set(stream, seq);
    return { stream, epoch: this.epoch, seq, messageId: `${this.epoch}-${stream}-${seq}` };
  }

  /** For a message of no stream: an id that no other has. */
  newId(): string {
    return `${this.epoch}-${++this.#ids}`;
  }

  /** Where a stream is now; 0 before its first message. */
  head(stream: string): Position {
    return { stream, epoch: this.epoch, seq: this.#seqs.get(stream) ?? 0 };
  }
}
