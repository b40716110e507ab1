import { describe, expect, it } from 'vitest';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { playlist, type RankedBoards } from './playlist';

const boards: RankedBoards = {
  hasMainBoard: (id) => id === 'sales',
  mainBoardId: (id) => (id === 'empty' ? null : `${id}:${id === 'sales' ? 'revenue' : 'hours'}`),
  boardIds: (id) => (id === 'academy' ? ['academy:hours', 'academy:streak'] : []),
};
const job = { id: 'j', kind: 'quiz', title: null, status: 'running', progress: 1, message: null } as const;
const panels = (sourceId: string): FramePanels => ({ ...NO_FRAME_PANELS, jobs: [{ sourceId, ...job }] });

describe('the playlist', () => {
  it('has the main board of each source, or all its boards where none is the main one', () => {
    const list = playlist(['sales', 'empty', 'academy', 'coach'], boards, NO_FRAME_PANELS);
    expect(list.map(({ boardId }) => boardId)).toEqual([
      'sales:revenue',
      'academy:hours',
      'academy:streak',
      'coach:hours',
    ]);
  });

  it('has what goes on besides, of sources that are shown, early in the round', () => {
    expect(playlist(['sales'], boards, panels('sales')).at(-1)).toEqual({
      scene: 'live',
      boardId: null,
      sourceIds: ['sales'],
    });
    expect(playlist(['sales', 'academy'], boards, panels('academy')).map(({ scene }) => scene)).toEqual([
      'leaderboard',
      'live',
      'leaderboard',
      'leaderboard',
    ]);
    expect(playlist(['sales'], boards, panels('other'))).toHaveLength(1);
  });

  it('has counts of private talk only where there is nothing else', () => {
    const talk = (sourceId: string) => [{ sourceId, conversations: 2, typing: 0, mood: null }];
    expect(playlist(['empty'], boards, { ...NO_FRAME_PANELS, talk: talk('empty') })).toEqual([
      { scene: 'live', boardId: null, sourceIds: ['empty'] },
    ]);
    expect(playlist(['empty'], boards, { ...NO_FRAME_PANELS, talk: talk('other') })).toEqual([]);
    expect(playlist(['empty', 'sales'], boards, { ...NO_FRAME_PANELS, talk: talk('empty') })).toHaveLength(1);
    expect(playlist(['empty', 'sales'], boards, { ...panels('sales'), talk: talk('empty') }).at(-1)).toMatchObject({
      sourceIds: ['sales'],
    });
  });
});
