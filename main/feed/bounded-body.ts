/** Bytes that may yet be read; requests that share it share the bytes. */
export interface ByteBudget {
  left: number;
}

/** The body as text, or null when the budget does not suffice; no more than that is ever held. */
export async function textWithin(response: Response, budget: ByteBudget): Promise<string | null> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    budget.left -= chunk.byteLength;
    if (budget.left < 0) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
