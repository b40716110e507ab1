/** What the client does not let pass as the name of an event. */
const RESERVED: ReadonlySet<unknown> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);

/** How a packet begins that is an event of this namespace, without anything binary and without a wish for an answer. */
export function plainEventPrefix(namespace: string): string {
  return namespace === '/' ? '42[' : `42${namespace},[`;
}

/** The name and the arguments of an event that begins like this; null for what the client has to judge. */
export function readPlainEvent(packet: string, prefix: string): unknown[] | null {
  let event: unknown;
  try {
    event = JSON.parse(packet.slice(prefix.length - 1));
  } catch {
    return null;
  }
  if (!Array.isArray(event)) return null;
  const name: unknown = event[0];
  const isName = typeof name === 'string' ? !RESERVED.has(name) : typeof name === 'number';
  return isName ? (event as unknown[]) : null;
}
