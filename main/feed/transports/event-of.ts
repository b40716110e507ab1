/** The event of a message that is plain JSON: its `type`; '' where there is none. */
export function eventOf(envelope: unknown): string {
  if (typeof envelope !== 'object' || envelope === null) return '';
  const { type } = envelope as { readonly type?: unknown };
  return typeof type === 'string' ? type : '';
}
