import { isDemoUrl, type DemoUrl } from '#core/config/choices';
import { parseConfig, CONFIG_VERSION } from '#core/config/parse';
import type { SourceConfig } from '#core/config/schema';
import type { TestStep } from '#core/ipc/settings-view';
import { describeError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { troubleError } from './connection/reasons';
import type { ConnectionPlan, Dialect } from './dialects/dialect';
import { shownRefusal } from './dialects/refusal';
import { dialectOf } from './dialects/registry';
import { SnapshotReader, type Fetch } from './snapshot-reader';
import type { TransportFactory } from './transports/transport';
import { tryConnection, type TrialListener } from './trial-connection';

/** How long to listen for refused rooms before calling the rooms good. */
const ROOMS_SETTLE_MS = 1_000;

type Step = Omit<TestStep, 'testId'>;

export interface SourceTestDeps {
  readonly draft: Readonly<Record<string, unknown>>;
  readonly token: string | null;
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly transport: TransportFactory;
  readonly demo: { start(demo: DemoUrl): Promise<Pick<SourceConfig, 'url' | 'snapshotUrl' | 'pollUrl'>> };
  /** Takes out of a text what nobody may read. */
  readonly clean: (text: string) => string;
  readonly report: (step: Step) => void;
  readonly done: () => void;
}

/**
 * Tries a source that is being edited, step by step, with a connection of its own. Each step is reported as it happens;
 * the last one is always `done`. Disposing ends the test early.
 */
export function testSource(deps: SourceTestDeps): Disposable {
  const disposer = new Disposer();
  const { report } = deps;
  const finish = (passed: boolean): void => {
    if (disposer.disposed) return;
    disposer.dispose();
    report(
      passed
        ? { step: 'done', outcome: 'passed', detail: 'Everything works.', remedy: null }
        : { step: 'done', outcome: 'failed', detail: 'The test found a problem.', remedy: null },
    );
    deps.done();
  };
  const fail = (step: TestStep['step'], detail: string, remedy: string | null): void => {
    if (disposer.disposed) return;
    report({ step, outcome: 'failed', detail, remedy });
    finish(false);
  };

  const parsed = parseConfig({ version: CONFIG_VERSION, sources: [deps.draft] });
  const config = parsed.ok ? parsed.value.sources[0] : undefined;
  // The window learns the test's outcome by its steps only, so the first may not arrive before the request's answer.
  disposer.add(
    deps.clock.after(0, () => {
      if (!config) {
        const [first] = parsed.ok ? [] : parsed.error;
        fail('address', first ? describeError(first) : 'The source is not complete.', null);
        return;
      }
      report({ step: 'address', outcome: 'passed', detail: 'The settings are complete.', remedy: null });
      resolveDemo(config, deps).then(
        (resolved) => {
          if (!disposer.disposed) connect(resolved, deps, disposer, fail, finish);
        },
        () => {
          fail('reach', 'The demo server does not start.', 'Restart Scorewall.');
        },
      );
    }),
  );
  return disposer;
}

async function resolveDemo(config: SourceConfig, deps: SourceTestDeps): Promise<SourceConfig> {
  return isDemoUrl(config.url) ? { ...config, ...(await deps.demo.start(config.url)) } : config;
}

type Fail = (step: TestStep['step'], detail: string, remedy: string | null) => void;

function connect(
  config: SourceConfig,
  deps: SourceTestDeps,
  disposer: Disposer,
  fail: Fail,
  finish: (passed: boolean) => void,
): void {
  const { clock, report } = deps;
  const dialect = dialectOf(config);
  const { connections } = dialect.connect(config);
  const several = connections.length > 1;
  const waiting = { forAnswer: connections.length, forSignIn: connections.length };
  const refused = new Set<string>();
  let isReached = false;
  let isAsked = false;

  const sayThatItWaits = (): void => {
    report({ step: 'sign-in', outcome: 'running', detail: 'Waiting for a word about the token…', remedy: null });
  };
  const reached = (detail: string): void => {
    isReached = true;
    report({ step: 'reach', outcome: 'passed', detail, remedy: null });
    if (isAsked) sayThatItWaits();
  };
  const onSignedIn = (): void => {
    if (waiting.forSignIn > 0 || disposer.disposed) return;
    const detail = deps.token === null ? 'Let in without a token.' : 'The token was accepted.';
    report({ step: 'sign-in', outcome: 'passed', detail, remedy: null });
    report({ step: 'rooms', outcome: 'running', detail: 'Joining the rooms…', remedy: null });
    disposer.add(
      clock.after(ROOMS_SETTLE_MS, () => {
        if (refused.size > 0) {
          const rooms = `The server refused a room: ${[...refused].join('; ')}.`;
          fail('rooms', rooms, 'Check the rooms, or the rights of the token.');
          return;
        }
        report({ step: 'rooms', outcome: 'passed', detail: 'No room was refused.', remedy: null });
        readSnapshot(config, dialect, deps, disposer, fail, finish);
      }),
    );
  };

  report({ step: 'reach', outcome: 'running', detail: `Connecting to ${hostOf(config.url)}…`, remedy: null });
  for (const plan of connections) {
    // Whoever was told may have ended the test, and so may a connection before.
    if (disposer.disposed) return;
    const listener: TrialListener = {
      opened: (tookMs, polled) => {
        waiting.forAnswer--;
        if (waiting.forAnswer > 0) return;
        const names = connections.map(({ name }) => name).join(', ');
        if (several) reached(`All ${connections.length} connections were opened after ${tookMs} ms: ${names}.`);
        else reached(polled ? POLLED : `The server answered after ${tookMs} ms.`);
      },
      waitsForSignIn: () => {
        if (isReached && !isAsked) sayThatItWaits();
        isAsked = true;
      },
      signedIn: () => {
        waiting.forSignIn--;
        onSignedIn();
      },
      message: (message) => {
        const decoded = dialect.decode(message, { config, nowMs: clock.now() });
        if (decoded.kind === 'refused-room' && asksForRooms(plan, message.channel)) {
          refused.add(shownRefusal(decoded.message, deps.clean));
        }
      },
      failed: (step, reason) => {
        if (disposer.disposed) return;
        if (step === 'sign-in' && !isReached) {
          report({ step: 'reach', outcome: 'passed', detail: 'The server answered.', remedy: null });
        }
        const error = troubleError(reason);
        const what = error ? `${error.message} (${error.code}: ${reason.detail})` : reason.detail;
        fail(step, several ? `Connection “${plan.name}”: ${what}` : what, error?.remedy ?? null);
      },
    };
    disposer.add(tryConnection({ ...deps, config, plan, dialect }, listener));
  }
}

/** An error that comes elsewhere is about something else. */
const asksForRooms = ({ joins }: ConnectionPlan, channel: string): boolean =>
  joins.some((join) => join.channel === channel);

const POLLED = 'The server opens no WebSocket, but answers over HTTP: it will be asked every few seconds.';

function readSnapshot(
  config: SourceConfig,
  dialect: Dialect,
  deps: SourceTestDeps,
  disposer: Disposer,
  fail: Fail,
  finish: (passed: boolean) => void,
): void {
  const { clock, report } = deps;
  if (config.snapshotUrl === undefined) {
    report({
      step: 'snapshot',
      outcome: 'skipped',
      detail: 'No snapshot address: the board is made of what the server sends.',
      remedy: null,
    });
    finish(true);
    return;
  }
  report({ step: 'snapshot', outcome: 'running', detail: 'Reading the board…', remedy: null });
  const reader = new SnapshotReader({
    url: config.snapshotUrl,
    token: () => deps.token,
    fetch: deps.fetch,
    clock,
    apply: (body) => {
      const decoded = dialect.decodeSnapshot(body, { config, nowMs: clock.now() });
      const boards = decoded.kind === 'understood' ? decoded.events.filter((event) => event.kind === 'snapshot') : [];
      const entries = boards.reduce((sum, board) => sum + board.entries.length, 0);
      if (boards.length === 0) {
        fail('snapshot', 'The snapshot address answered, but not with a board.', 'Check the snapshot address.');
        return;
      }
      report({ step: 'snapshot', outcome: 'passed', detail: `A board with ${entries} entries.`, remedy: null });
      finish(true);
    },
    failed: (reason) => {
      const error = troubleError(reason);
      fail('snapshot', `The board cannot be read: ${reason.detail}.`, error?.remedy ?? null);
    },
  });
  disposer.add({
    dispose: () => {
      reader.cancel();
    },
  });
  reader.readNow();
}

/** Host and port, without the rest of the address. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
