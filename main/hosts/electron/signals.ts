const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the app in order on a signal, however often it comes: a terminal sends it to all its processes, and the launcher
 * passes it on once more. To be called once Electron is ready.
 *
 * Electron takes these signals over from Node as it starts, and would let the second one end the process at once. They are
 * Node's again with the first listener; but a library that listened before that is one already, so it has to go first.
 */
export function quitOnSignals(from: Pick<NodeJS.Process, 'on' | 'removeAllListeners'>, quit: () => void): void {
  for (const signal of SIGNALS) {
    from.removeAllListeners(signal);
    from.on(signal, quit);
  }
}
