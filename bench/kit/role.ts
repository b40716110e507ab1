export interface Question {
  readonly id: number;
  readonly command: string;
  readonly argument: unknown;
}

export type Answer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: string };

/** Said without having been asked. */
export interface Told {
  readonly told: unknown;
}

type Tell = (what: unknown) => void;

/** What a program does when it is asked. `ready` is told to whoever started it. */
export interface Role {
  readonly ready?: unknown;
  readonly commands: Readonly<Record<string, (argument: never) => unknown>>;
}

/** The whole of a program in `bench/children`: starts, says so, and answers until it is ended. */
export function play(start: (argument: never, tell: Tell) => Role | Promise<Role>): void {
  const answer = (given: Answer | Told): void => void process.send?.(given);
  const tell: Tell = (told) => {
    answer({ told });
  };
  const attempt = async (id: number, act: () => unknown): Promise<void> => {
    try {
      answer({ id, value: await act() });
    } catch (cause) {
      answer({ id, failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
    }
  };
  void attempt(0, async () => {
    // The rest of the program comes first.
    await Promise.resolve();
    const { ready = null, commands } = await start(JSON.parse(process.argv[2] ?? 'null') as never, tell);
    process.on('message', ({ id, command, argument }: Question) => {
      void attempt(id, () => {
        const act = commands[command];
        if (act === undefined) throw new Error(`no command "${command}"`);
        return act(argument as never);
      });
    });
    return ready;
  });
  process.on('disconnect', () => process.exit());
}
