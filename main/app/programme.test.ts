import { describe, expect, it } from 'vitest';
import type { PlaylistItem } from '#core/config/playlist';
import { NO_FRAME_PANELS } from '#core/ipc/panels';
import { slotOf } from './programme';
import { offerWith } from './testing/offers';

const shown = (item: PlaylistItem, over: Parameters<typeof offerWith>[0] = {}) => slotOf(item, offerWith(over), 'p/0');

describe('an item of a playlist', () => {
  it('shows the main board of every source, or of the one that it names, or the board that it names', () => {
    const boards = (item: PlaylistItem) => shown(item).showings.map(({ boardId }) => boardId);
    expect(boards({ scene: 'leaderboard' })).toEqual(['sales:main', 'support:main']);
    expect(boards({ scene: 'leaderboard', source: 'support' })).toEqual(['support:main']);
    expect(boards({ scene: 'leaderboard', board: 'sales:calls' })).toEqual(['sales:calls']);
    expect(shown({ scene: 'leaderboard', board: 'sales:gone' })).toMatchObject({ passedOver: 'no-data', showings: [] });
  });

  it('carries its settings to what it shows, and a place of its own', () => {
    const item = { scene: 'leaderboard', source: 'sales', durationSeconds: 7, period: 'week', view: 'target' } as const;
    expect(shown({ ...item, title: 'This week' }).showings).toEqual([
      {
        ...{ scene: 'leaderboard', boardId: 'sales:main', sourceIds: ['sales'], slot: 'p/0' },
        ...{ turnMs: 7_000, period: 'week', view: 'target', title: 'This week' },
      },
    ]);
  });

  it('pairs the boards that it names, else those of the first two sources', () => {
    expect(shown({ scene: 'pair' }).showings).toMatchObject([
      { boardIds: ['sales:main', 'support:main'], sourceIds: ['sales', 'support'] },
    ]);
    expect(shown({ scene: 'pair', boards: ['sales:main', 'sales:calls'] }).showings).toMatchObject([
      { boardId: 'sales:main', boardIds: ['sales:main', 'sales:calls'], sourceIds: ['sales'] },
    ]);
    expect(shown({ scene: 'pair', source: 'sales' }).showings).toMatchObject([
      { boardIds: ['sales:main', 'sales:calls'] },
    ]);
    expect(shown({ scene: 'pair' }, { sourceIds: ['support'] }).passedOver).toBe('no-data');
  });

  it('is passed over outside of its hours and weekdays', () => {
    const at = (hour: number) => ({ nowMs: new Date(2026, 10, 27, hour, 30).getTime() });
    const when = { from: '08:00', until: '18:00', weekdays: ['friday' as const] };
    expect(shown({ scene: 'leaderboard', when }, at(8)).passedOver).toBeNull();
    expect(shown({ scene: 'leaderboard', when }, at(18)).passedOver).toBe('hours');
    expect(shown({ scene: 'leaderboard', when: { weekdays: ['monday'] } }, at(8)).passedOver).toBe('hours');
    expect(shown({ scene: 'leaderboard', when: { weekdays: ['friday'] } }, at(23)).passedOver).toBeNull();
  });

  it('is passed over while no contest runs, where it waits for one', () => {
    const running = { contests: { sales: 'sales:main' } };
    expect(shown({ scene: 'contest' }).passedOver).toBe('no-contest');
    expect(shown({ scene: 'contest' }, running).showings).toMatchObject([{ scene: 'contest', boardId: 'sales:main' }]);
    const waiting: PlaylistItem = { scene: 'leaderboard', when: { contest: true } };
    expect(shown(waiting).passedOver).toBe('no-contest');
    expect(shown(waiting, running).passedOver).toBeNull();
    expect(shown({ ...waiting, source: 'support' }, running).passedOver).toBe('no-contest');
  });

  it('is passed over while its source is switched off, or its scene has no data', () => {
    expect(shown({ scene: 'leaderboard', source: 'off' }).passedOver).toBe('source-off');
    expect(shown({ scene: 'live' }).passedOver).toBe('no-data');
    expect(shown({ scene: 'race' }, { has: () => false }).passedOver).toBe('no-data');
    const talk = [{ sourceId: 'sales', conversations: 1, typing: 0, mood: null }];
    expect(shown({ scene: 'live' }, { panels: { ...NO_FRAME_PANELS, talk } }).passedOver).toBeNull();
    expect(shown({ scene: 'activity' }, { panels: { ...NO_FRAME_PANELS, talk } }).passedOver).toBe('no-data');
  });

  it('has the words and the picture of a message', () => {
    expect(shown({ scene: 'message', text: 'Cake at three' }).showings).toMatchObject([
      { scene: 'message', boardId: null, message: { title: null, text: 'Cake at three', image: null } },
    ]);
  });
});
