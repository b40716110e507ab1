import type { Notice } from '#core/domain/notices';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import type { Payload } from '#core/ipc/contract';
import type { Clock } from '#core/kernel/clock';
import { disposable, Disposer, type Disposable } from '#core/kernel/disposer';
import { FrameBatcher } from '#main/board/frame-batcher';
import type { WallView } from '#main/board/frame-maker';
import { loudWall, type Audible } from '#main/celebrations/loud-wall';
import type { Router, WindowSession } from '#main/hosts/router';
import type { Logger } from '#main/ports/logger';

export interface WallsDeps {
  readonly clock: Clock;
  readonly router: Router;
  /** @param display the name that the wall says it has */
  readonly view: (display: string | null) => WallView;
  /** Asked for each event, so without the status that `view` works out. */
  readonly shownBoardId: (display: string | null) => string | null;
  /** Distinguishes this run's frames from an earlier one's. */
  readonly epoch: string;
  readonly log: Logger;
  /** The display that sounds; undefined for the first wall. */
  readonly loudDisplay: () => string | undefined;
  /** A window was opened. */
  readonly opened: () => void;
  /** A window shows what it was sent. */
  readonly painted: () => void;
  readonly celebrated: (celebrated: Payload<'wall:celebrated'>) => void;
}

type HungListener = (sessionId: string, reason: string) => void;

/** Every window that shows the board, each with a batcher of its own. */
export class Walls implements Disposable {
  readonly #deps: WallsDeps;
  readonly #batchers = new Map<string, FrameBatcher>();
  readonly #sessions = new Map<string, WindowSession>();
  readonly #hungListeners = new Set<HungListener>();
  readonly #settingsListeners = new Set<() => void>();
  readonly #disposer = new Disposer();

  constructor(deps: WallsDeps) {
    this.#deps = deps;
    const { router, log } = deps;
    this.#disposer.add(
      router.onOpened((session) => {
        this.#open(session);
      }),
    );
    this.#disposer.add(
      router.onClosed((session) => {
        this.#batchers.get(session.id)?.dispose();
        this.#batchers.delete(session.id);
        this.#sessions.delete(session.id);
      }),
    );
    router.onSignal('wall:painted', ({ epoch, seq }, session) => {
      this.#batchers.get(session.id)?.painted(epoch, seq);
      deps.painted();
    });
    router.onSignal('wall:want-full', ({ reason }, session) => {
      log.info('A wall asks for a full frame', { session: session.id, reason });
      this.#batchers.get(session.id)?.wantFull();
    });
    router.onSignal('wall:celebrated', (celebrated) => {
      log.info('Celebration', celebrated);
      deps.celebrated(celebrated);
    });
    router.onSignal('wall:trouble', ({ message }, session) => {
      log.error('A wall reports trouble', { session: session.id, message });
    });
    router.onSignal('wall:open-settings', () => {
      for (const listener of this.#settingsListeners) listener();
    });
  }

  /** Windows that show the board now. */
  get count(): number {
    return this.#batchers.size;
  }

  /** The names that the walls that are open say they have; the miniature in the settings is none. */
  get displays(): readonly (string | null)[] {
    return [...this.#sessions.values()].flatMap(({ kind, display = null }) => (kind === 'wall' ? [display] : []));
  }

  boardChanged(boardId: string): void {
    for (const [id, batcher] of this.#batchers) {
      // Which board is shown takes longer to find out than that a batcher knows already.
      if (batcher.expects(boardId)) continue;
      if (this.#deps.shownBoardId(this.#sessions.get(id)?.display ?? null) === boardId) batcher.boardChanged(boardId);
    }
  }

  statusChanged(): void {
    for (const batcher of this.#batchers.values()) batcher.statusChanged();
  }

  /** Another scene, board, contest or setting; or arrows that have faded. */
  stageChanged(): void {
    this.#each((batcher) => {
      batcher.statusChanged();
      batcher.boardChanged();
    });
  }

  /** Is there a wall, which shows celebrations? */
  get open(): boolean {
    return this.#deps.router.sessions.some(isWall);
  }

  /** On all walls at once; one of them sounds. */
  celebrate(celebration: StagedCelebration): void {
    const walls = this.#deps.router.sessions.filter(isWall);
    const loudId = loudWall(walls.map(audible), this.#deps.loudDisplay());
    for (const { id } of walls) {
      this.#batchers.get(id)?.celebrate(id === loudId ? celebration : { ...celebration, sound: null });
    }
  }

  notify(notice: Notice): void {
    this.#each((batcher) => batcher.notify(notice));
  }

  onHung(listener: HungListener): Disposable {
    this.#hungListeners.add(listener);
    return disposable(() => this.#hungListeners.delete(listener));
  }

  onOpenSettings(listener: () => void): Disposable {
    this.#settingsListeners.add(listener);
    return disposable(() => this.#settingsListeners.delete(listener));
  }

  dispose(): void {
    this.#disposer.dispose();
    this.#each((batcher) => batcher.dispose());
    this.#batchers.clear();
    this.#sessions.clear();
  }

  #each(act: (batcher: FrameBatcher) => void): void {
    for (const batcher of this.#batchers.values()) act(batcher);
  }

  #open(session: WindowSession): void {
    const { clock, epoch, view, log } = this.#deps;
    const { display = null } = session;
    const batcher = new FrameBatcher({
      clock,
      epoch: `${epoch}/${session.id}`,
      view: () => view(display),
      push: (frame) => {
        session.push('wall:frame', frame);
      },
      hung: (reason) => {
        log.warn('A wall hangs', { session: session.id, reason });
        for (const listener of this.#hungListeners) listener(session.id, reason);
      },
    });
    this.#batchers.get(session.id)?.dispose();
    this.#batchers.set(session.id, batcher);
    this.#sessions.set(session.id, session);
    batcher.wantFull();
    this.#deps.opened();
  }
}

const isWall = ({ kind }: WindowSession): boolean => kind === 'wall';

const audible = ({ id, display = null }: WindowSession): Audible => ({ id, display });
