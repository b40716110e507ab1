import type { WallBridge } from '#core/ipc/bridge';

const LONGEST_MESSAGE = 500;

/** Tells the host what goes wrong on the page. Returns what to call with an error that was caught. */
export function watchTrouble(page: Window, bridge: Pick<WallBridge, 'signal'>): (error: unknown) => void {
  const tell = (error: unknown): void => {
    bridge.signal('wall:trouble', { message: describe(error).slice(0, LONGEST_MESSAGE) });
  };
  page.addEventListener('error', (event) => {
    tell(event.error ?? event.message);
  });
  page.addEventListener('unhandledrejection', (event) => {
    tell(event.reason);
  });
  return tell;
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
