import { play } from '../kit/role';
import { SUBJECTS, type SubjectName } from '../kit/subjects';
import { monotonicMs, must } from '../kit/time';

interface Options {
  readonly url: string;
  readonly name: SubjectName;
  readonly count: number;
}

/** Clients in a process that can be frozen, blocked, or given another wall clock. */
play(async ({ url, name, count }: Options) => {
  const subjects = Array.from({ length: count }, () => SUBJECTS[name](url));
  await must('all connect', () => subjects.every((subject) => subject.connected));
  const realNow = Date.now.bind(Date);
  return {
    commands: {
      report: () =>
        subjects.map(({ connected, connects, losses, messages }) => ({ connected, connects, losses, messages })),
      /** ms */
      block(forMs: number): void {
        const endMs = monotonicMs() + forMs;
        while (monotonicMs() < endMs);
      },
      /** Of the wall clock alone; from the true time, ms. */
      setWallClock(aheadMs: number): void {
        Date.now = () => realNow() + aheadMs;
      },
      speak(): void {
        for (const subject of subjects) subject.speak();
      },
    },
  };
});
