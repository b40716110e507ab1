import { z } from 'zod';
import { playlistItemSchema } from '#core/config/playlist';
import type { Clock } from '#core/kernel/clock';
import type { Files } from '#main/ports/files';
import { KeptFile } from '#main/ports/kept-file';
import type { Logger } from '#main/ports/logger';

/** The file in the data folder. */
export const PINS_FILE = 'pins.json';

const pinSchema = z.object({
  /** null: the wall itself. */
  display: z.string().nullable(),
  item: playlistItemSchema,
  /** ms since the epoch; null: until it is taken back. */
  untilMs: z.number().nullable(),
});
const fileSchema = z.object({ version: z.literal(1), pins: z.array(pinSchema) });

export type Pin = z.infer<typeof pinSchema>;

export interface PinsDeps {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What somebody has pinned to displays from the settings window. On disk, so that a restart does not take it down. */
export class Pins {
  readonly #clock: Clock;
  readonly #file: KeptFile<readonly Pin[]>;
  #pins: readonly Pin[] = [];

  constructor(deps: PinsDeps) {
    this.#clock = deps.clock;
    this.#file = new KeptFile({
      ...deps,
      name: PINS_FILE,
      what: 'What is pinned',
      pauseMs: 0,
      current: () => ({ version: 1, pins: this.#pins }),
      parse: ({ json }) => fileSchema.parse(JSON.parse(json)).pins,
    });
  }

  load(): void {
    this.#pins = this.#file.load() ?? [];
  }

  /** The same object until it is changed. */
  of(display: string | null): Pin | null {
    const pin = this.#pins.find((one) => one.display === display);
    return pin === undefined || this.#isOver(pin) ? null : pin;
  }

  set(pin: Pin): void {
    this.#keep([...this.#others(pin.display), pin]);
  }

  takeBack(display: string | null): void {
    this.#keep(this.#others(display));
  }

  #others(display: string | null): readonly Pin[] {
    return this.#pins.filter((pin) => pin.display !== display && !this.#isOver(pin));
  }

  #isOver({ untilMs }: Pin): boolean {
    return untilMs !== null && untilMs <= this.#clock.now();
  }

  /** On disk at once: whoever pins something may switch the machine off next. */
  #keep(pins: readonly Pin[]): void {
    this.#pins = pins;
    this.#file.saveNow();
  }
}
