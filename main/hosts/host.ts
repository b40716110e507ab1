/** A shell that shows walls: Electron's windows, or browsers over HTTP. The application knows no more of it than this. */
export interface Host {
  readonly name: 'electron' | 'web';
  /** Resolves when a wall can be shown. Rejects with a `StartError` that tells an admin what to do. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** A wall has not painted for too long: bring it back. */
  recover(sessionId: string, reason: string): void;
  /** Someone at the wall asked for the settings window. */
  openSettings(): void;
}
