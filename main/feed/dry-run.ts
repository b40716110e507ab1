import type { Mapping } from '#core/config/mapping';
import type { SourceConfig } from '#core/config/schema';
import type { DryRun, TriedMessage } from '#core/ipc/messages-view';
import { appError, type AppError } from '#core/kernel/app-error';
import type { Clock } from '#core/kernel/clock';
import { Disposer, type Disposable } from '#core/kernel/disposer';
import { troubleError, type Reason } from './connection/reasons';
import {
  ANSWER,
  compileMapping,
  customDialect,
  resultOf,
  scopeOf,
  snapshotScope,
  type CompiledMapping,
  type RuleResult,
} from './dialects/custom/custom';
import { madeOf } from './dialects/custom/in-words';
import type { WireMessage } from './dialects/dialect';
import { excerptOf, soundsPrivate, type ExcerptRules } from './excerpt';
import { SnapshotReader, type Fetch } from './snapshot-reader';
import { UnreadableMessage, type TransportFactory } from './transports/transport';
import { tryConnection } from './trial-connection';
import { visible } from './visible';

/** A window is told this often at most. */
export const PUSH_PERIOD_MS = 200;
/** Messages shown of one such period, and of one kind in it; the others are only counted. */
const SHOWN_AT_ONCE = 8;
const SHOWN_OF_A_KIND = 2;
/** Nobody looks at it for longer. */
export const LONGEST_RUN_MS = 10 * 60_000;
/** Some backends end what is silent. */
const PING_PERIOD_MS = 30_000;
const LONGEST_EXCERPT = 600;
const LONGEST_EVENT_NAME = 60;
const LONGEST_PROBLEM = 300;
const PROBLEMS_SHOWN = 5;
const SNAPSHOT = 'snapshot';

export interface DryRunDeps {
  /** Of the dialect `custom`. */
  readonly config: SourceConfig;
  readonly mapping: Mapping;
  readonly token: string | null;
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly transport: TransportFactory;
  /** Takes secrets out of a text. */
  readonly clean: (text: string) => string;
  readonly push: (step: Omit<DryRun, 'runId'>) => void;
  /** It has ended by itself. */
  readonly done: () => void;
}

/**
 * Listens to a backend with a mapping that is being written, and tells what its rules make of each message. It has a
 * connection of its own, and nothing is applied. Ends when the connection does, after a while, or when it is disposed.
 */
export function dryRun(deps: DryRunDeps): Disposable {
  const { config, mapping, clock } = deps;
  const disposer = new Disposer();
  const dialect = customDialect(mapping);
  const report = new RunReport(deps);
  const [plan] = dialect.connect(config).connections;
  disposer.add(
    clock.every(PUSH_PERIOD_MS, () => {
      report.push();
    }),
  );
  const end = (problem: AppError | null): void => {
    if (disposer.disposed) return;
    disposer.dispose();
    report.end(problem);
    deps.done();
  };
  disposer.add(
    clock.after(LONGEST_RUN_MS, () => {
      end(appError('TEST-2', 'The dry run has ended after ten minutes.', 'Start it again to see more.'));
    }),
  );
  const connection = tryConnection(
    { ...deps, plan, dialect, pingEveryMs: PING_PERIOD_MS },
    {
      opened: () => {
        report.connected();
        if (config.snapshotUrl !== undefined) disposer.add(report.readSnapshot(config.snapshotUrl));
      },
      waitsForSignIn: () => undefined,
      signedIn: () => undefined,
      message: (message) => {
        report.take(message);
      },
      failed: (_step, reason) => {
        end(troubled(reason));
      },
    },
  );
  disposer.add(connection);
  return disposer;
}

function troubled(reason: Reason): AppError | null {
  const error = troubleError(reason);
  return error && { ...error, message: `${error.message} (${error.code}: ${reason.detail})` };
}

/** What comes, until the window is told of it. */
class RunReport {
  readonly #deps: DryRunDeps;
  readonly #mapping: CompiledMapping;
  #state: DryRun['state'] = 'connecting';
  #problem: AppError | null = null;
  #received = 0;
  #messages: TriedMessage[] = [];
  #ids = 0;
  /** There is news since the last push. */
  #isNews = true;

  constructor(deps: DryRunDeps) {
    this.#deps = deps;
    this.#mapping = compileMapping(deps.mapping);
  }

  connected(): void {
    this.#state = 'connected';
    this.#isNews = true;
  }

  take(message: WireMessage): void {
    if (message.event === ANSWER) return;
    this.#received++;
    this.#isNews = true;
    const event = visible(message.event.slice(0, LONGEST_EVENT_NAME));
    if (!this.#hasRoomFor(event)) return;
    const [unreadable] = message.args;
    if (unreadable instanceof UnreadableMessage) {
      this.#show(event, [], [{ index: null, events: [], problems: [unreadable.reason] }]);
    } else {
      this.#show(event, message.args, this.#resultsOf(this.#mapping.rules, scopeOf(message)));
    }
  }

  /** The answer is shown as a message like the others. */
  readSnapshot(url: string): Disposable {
    const { token, fetch, clock } = this.#deps;
    const reader = new SnapshotReader({
      url,
      token: () => token,
      fetch,
      clock,
      apply: (body) => {
        this.#show(SNAPSHOT, [body], this.#resultsOf(this.#mapping.snapshot, snapshotScope(body)));
      },
      failed: (reason) => {
        this.#problem = troubled(reason);
        this.#isNews = true;
      },
    });
    reader.readNow();
    return {
      dispose: () => {
        reader.cancel();
      },
    };
  }

  end(problem: AppError | null): void {
    this.#state = 'ended';
    this.#problem = problem ?? this.#problem;
    this.#isNews = true;
    this.push();
  }

  push(): void {
    if (!this.#isNews) return;
    const messages = this.#messages;
    this.#messages = [];
    this.#isNews = false;
    this.#deps.push({ state: this.#state, problem: this.#problem, received: this.#received, messages });
  }

  #resultsOf(rules: CompiledMapping['rules'], scope: Parameters<typeof resultOf>[1]): RuleResult[] {
    const nowMs = this.#deps.clock.now();
    return rules.flatMap((rule) => resultOf(rule, scope, nowMs) ?? []);
  }

  #hasRoomFor(event: string): boolean {
    if (this.#messages.length >= SHOWN_AT_ONCE) return false;
    return this.#messages.filter((shown) => shown.event === event).length < SHOWN_OF_A_KIND;
  }

  #show(event: string, args: readonly unknown[], results: readonly RuleResult[]): void {
    const { clock, clean } = this.#deps;
    const isPrivate = results.some(({ events }) => events.some(({ kind }) => kind === 'private'));
    const excerpt =
      args.length === 0 ? null : excerptOf(args, { clean, longest: LONGEST_EXCERPT, hides: hiddenIn(event, results) });
    this.#isNews = true;
    this.#messages.push({
      id: ++this.#ids,
      atMs: clock.now(),
      event,
      size: excerpt?.size ?? null,
      excerpt: isPrivate ? null : (excerpt?.text ?? null),
      isPrivate,
      outcomes: results.map(({ index, events, problems }) => ({
        rule: index,
        made: madeOf(events, clean),
        problems: problems.slice(0, PROBLEMS_SHOWN).map((problem) => problem.slice(0, LONGEST_PROBLEM)),
      })),
    });
  }
}

/** What a rule shows on the wall is no secret. Before there is one, what may be talk is shown by its shape. */
function hiddenIn(event: string, results: readonly RuleResult[]): ExcerptRules['hides'] {
  if (results.some(({ events }) => events.length > 0)) return 'nothing';
  return soundsPrivate(event) ? 'texts' : 'talk';
}
