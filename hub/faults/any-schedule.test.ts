import { expect, test, vi } from 'vitest';
import { seededRandom } from '#core/kernel/random';
import { randomSchedule } from './random-schedule';
import { faultFixture } from './testing/fixture';
import { settled, type RawEnd } from './testing/raw-ends';

const DURATION_MS = 1_000;
const STEP_MS = 25;

/** A client that counts, from `A0,A1,` on; the server answers each of its connections with a count of its own. */
interface Talk {
  readonly end: RawEnd;
  sent: string;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'schedule of seed %i: a stream is a beginning of what was sent, never with a hole; then all is well, and nothing is left',
  async (seed) => {
    const script = randomSchedule(seededRandom(seed), DURATION_MS);
    const it = await faultFixture({ script });
    const clients: Talk[] = [];
    const answers = new Map<RawEnd, string>();
    for (let step = 0; step < DURATION_MS / STEP_MS; step++) {
      if (step % 4 === 0) clients.push({ end: it.client(), sent: '' });
      for (const [index, talk] of clients.entries()) {
        const word = `${String.fromCharCode(65 + index)}${step},`;
        if (talk.end.closed) continue;
        talk.end.send(word);
        talk.sent += word;
      }
      for (const server of it.server.ends) {
        if (server.closed) continue;
        server.send(`${step},`);
        answers.set(server, `${answers.get(server) ?? ''}${step},`);
      }
      await settled();
      it.clock.advance(STEP_MS);
    }

    await vi.waitFor(() => expect(it.told()).toContain('0 script-ended'));
    await settled();
    const last = it.client();
    last.send('all is well');
    await vi.waitFor(() => expect(it.server.ends.some(({ text }) => text === 'all is well')).toBe(true));
    const heard = it.server.ends.filter(({ text }) => text !== '' && text !== 'all is well');
    expect(heard.length).toBeGreaterThan(0);
    for (const { text } of heard) expect(clients.some(({ sent }) => sent.startsWith(text))).toBe(true);
    const answered = clients.filter(({ end }) => end.text !== '');
    for (const { end } of answered) expect([...answers.values()].some((sent) => sent.startsWith(end.text))).toBe(true);

    await it.stop();
    expect([it.clock.pendingTimers, it.proxy.connections()]).toEqual([0, 0]);
  },
);
