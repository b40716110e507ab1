import { celebrationsSchema, type CelebrationsConfig } from '#core/config/celebrations';
import type { Celebration } from '#core/domain/celebrations';
import { localTimeAt, type LocalTime } from '#core/domain/hours';
import type { Notice } from '#core/domain/notices';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import { FakeClock } from '#core/kernel/fake-clock';
import { previousOf, type Files } from '#main/ports/files';
import { silentLogger } from '#main/ports/logger';
import { CelebrationPolicy } from '../celebration-policy';

export function celebrationOf(id: string, over: Partial<Celebration> = {}): Celebration {
  return {
    id,
    kind: 'achievement',
    rarity: 'rare',
    entryId: `of-${id}`,
    name: `Person ${id}`,
    title: `Title ${id}`,
    detail: null,
    icon: null,
    atMs: 0,
    ...over,
  };
}

/** A disk in memory, which can be made to refuse. */
export class MemoryFiles implements Files {
  readonly texts = new Map<string, string>();
  full = false;

  read(name: string): string | null {
    return this.texts.get(name) ?? null;
  }

  writeAtomic(name: string, text: string): void {
    if (this.full) throw new Error('no space left');
    this.texts.set(name, text);
  }

  writeGeneration(name: string, text: string): void {
    const before = this.read(name);
    if (before !== null) this.writeAtomic(previousOf(name), before);
    this.writeAtomic(name, text);
  }

  setAside(name: string): string {
    this.texts.delete(name);
    return `${name}.aside`;
  }
}

/** A policy with a wall that shows whatever it is sent, at once. */
export class Room {
  readonly clock = new FakeClock();
  readonly shown: StagedCelebration[] = [];
  readonly shownAtMs: number[] = [];
  readonly told: string[] = [];
  readonly notices: Notice[] = [];
  readonly files: MemoryFiles;
  settings: CelebrationsConfig;
  /** Ids of the entries of whoever must not be named. */
  readonly unnamed = new Set<string | null>();
  /** Whether there is a wall, and whether it answers. */
  open = true;
  answers = true;
  localTime: (atMs: number) => LocalTime = localTimeAt;
  policy: CelebrationPolicy;

  constructor(settings: object = {}, files = new MemoryFiles()) {
    this.files = files;
    this.settings = celebrationsSchema.parse(settings);
    this.policy = this.#made();
  }

  /** Another run of the app on the same disk. */
  restart(): void {
    this.policy.dispose();
    this.policy = this.#made();
  }

  /** As after a power cut: nothing is said good-bye to. */
  crash(): void {
    this.policy = this.#made();
  }

  arrive(id: string, over: Partial<Celebration> = {}, sourceId = 'sales'): void {
    this.policy.arrived(sourceId, celebrationOf(id, { atMs: this.clock.now(), ...over }));
  }

  get shownIds(): readonly string[] {
    return this.shown.map(({ id }) => id);
  }

  /** The source is whole, and has been for long. */
  settle(sourceId = 'sales'): void {
    this.policy.sourceChanged(sourceId, { whole: true, outageSinceMs: null });
    this.clock.advance(60_000);
  }

  outage(lengthMs: number, sourceId = 'sales'): void {
    this.policy.sourceChanged(sourceId, { whole: false, outageSinceMs: this.clock.now() });
    this.clock.advance(lengthMs);
  }

  comeBack(sourceId = 'sales'): void {
    this.policy.sourceChanged(sourceId, { whole: true, outageSinceMs: null });
  }

  #made(): CelebrationPolicy {
    const policy: CelebrationPolicy = new CelebrationPolicy({
      clock: this.clock,
      files: this.files,
      log: silentLogger,
      settings: () => this.settings,
      walls: {
        open: () => this.open,
        celebrate: (staged) => {
          this.shown.push(staged);
          this.shownAtMs.push(this.clock.monotonic());
          if (this.answers) policy.outcome({ ...staged, outcome: 'shown' });
        },
      },
      notify: (notice) => {
        this.notices.push(notice);
      },
      mayTell: (_sourceId, { entryId }) => !this.unnamed.has(entryId),
      shown: (sourceId, id) => {
        this.told.push(`${sourceId}/${id}`);
      },
      teamOf: (_sourceId, entryId) => (entryId === 'of-north' ? 'North' : null),
      localTime: (atMs) => this.localTime(atMs),
    });
    policy.open();
    return policy;
  }
}
