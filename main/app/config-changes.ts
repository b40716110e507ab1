import type { Config } from '#core/config/schema';
import type { Disposable } from '#core/kernel/disposer';
import type { BoardService } from '#main/board/board-service';
import type { CelebrationPolicy } from '#main/celebrations/celebration-policy';
import type { ConfigService } from '#main/config/config-service';
import type { FeedService } from '#main/feed/feed-service';
import type { Source } from '#main/feed/source';
import type { History } from '#main/history/history';
import type { Reports } from './reports';
import type { SourceRunner } from './source-runner';
import type { WallStage } from './wall-stage';
import type { Walls } from './walls';

export interface ConfigChangesDeps {
  readonly config: Pick<ConfigService, 'onChanged'>;
  readonly runner: Pick<SourceRunner, 'run'>;
  readonly feed: Pick<FeedService, 'forget' | 'source'>;
  readonly boards: BoardService;
  readonly stage: Pick<WallStage, 'keepConfirmed' | 'forgetSource'>;
  readonly history: Pick<History, 'forgetSource'>;
  readonly celebrations: Pick<CelebrationPolicy, 'forgetSource' | 'look'>;
  readonly reports: Pick<Reports, 'keepOnly'>;
  readonly walls: Pick<Walls, 'stageChanged'>;
  readonly lastBoard: { changed(): void };
}

/** A changed configuration is in force at once, in every part that keeps something of what was configured before. */
export function followConfig(deps: ConfigChangesDeps): Disposable {
  const { config, runner, boards, stage, celebrations, reports, walls } = deps;
  return config.onChanged((now, before, tokensSaved) => {
    stage.keepConfirmed();
    // First, so that no source that is gone brings back what is forgotten.
    const running = runner.run(now.sources);
    for (const id of tokensSaved) tryRefused(deps.feed.source(id));
    forgetRemoved(now, before, deps);
    boards.callPeople(now.people);
    for (const { id, enabled } of now.sources) if (!enabled) boards.panels.forgetSource(id);
    walls.stageChanged();
    celebrations.look();
    reports.keepOnly(now.sources.map((source) => source.id));
    void running;
  });
}

/** A token that is given once more is meant to be tried now, also where it is the one that was refused. */
function tryRefused(source: Source | null): void {
  if (source?.state.name === 'rejected') source.reconnect();
}

/** At another address there is another server, whose boards have nothing to do with those of before. */
function forgetRemoved(now: Config, before: Config, deps: ConfigChangesDeps): void {
  const { feed, boards, stage, history, celebrations, lastBoard } = deps;
  const kept = new Map(now.sources.map((source) => [source.id, source.url]));
  for (const source of before.sources) {
    if (kept.get(source.id) === source.url) continue;
    if (!kept.has(source.id)) feed.forget(source.id);
    boards.forgetSource(source.id);
    stage.forgetSource(source.id);
    history.forgetSource(source.id);
    celebrations.forgetSource(source.id);
    lastBoard.changed();
  }
}
