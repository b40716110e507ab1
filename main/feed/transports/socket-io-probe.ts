import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';

const ANSWER_WITHIN_MS = 2_000;
const QUESTION = '/socket.io/?EIO=4&transport=polling';
const GREETING = '0{"sid"';

/**
 * Asks a server, without a token, whether it greets as Socket.IO does. Answers once; ending it answers no.
 * What it returns ends it.
 */
export function askForSocketIo(address: URL, answered: (yes: boolean) => void): () => void {
  const url = new URL(QUESTION, address);
  const secure = /^(https|wss):$/.test(address.protocol);
  url.protocol = secure ? 'https:' : 'http:';
  let greeting = '';
  const request = (secure ? httpsGet : httpGet)(url, { agent: false, timeout: ANSWER_WITHIN_MS }, (response) => {
    response.setEncoding('latin1');
    response.on('data', (text: string) => {
      greeting += text;
      if (greeting.length >= GREETING.length) request.destroy();
    });
    response.on('error', () => undefined);
  });
  request.on('timeout', () => request.destroy());
  request.on('error', () => undefined);
  request.on('close', () => {
    answered(greeting.startsWith(GREETING));
  });
  return () => request.destroy();
}
