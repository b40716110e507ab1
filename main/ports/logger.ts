/** Where the app writes what it did. Every implementation redacts secrets before anything is written. */
export interface Logger {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
  /** A logger whose lines carry the name of a part: `feed`, `board`, `host`. */
  child(part: string): Logger;
}

export type LogFacts = Readonly<Record<string, unknown>>;

/** For tests, and for parts that have nothing to say. */
export const silentLogger: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};
