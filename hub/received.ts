/** A message from a client. `channel` is a namespace or a path; `args` is without the acknowledgement function. */
export interface ReceivedMessage {
  readonly channel: string;
  readonly event: string;
  readonly args: readonly unknown[];
}

const KEPT = 5_000;

/** The last messages of clients, oldest first. */
export class Received {
  readonly messages: ReceivedMessage[] = [];

  add(message: ReceivedMessage): void {
    this.messages.push(message);
    if (this.messages.length > KEPT) this.messages.splice(0, this.messages.length - KEPT);
  }
}
