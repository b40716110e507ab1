import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { turnMs } from '#core/domain/staged-celebration';
import { NO_FRAME_PANELS } from '#core/ipc/panels';
import { celebrationOf, frameOf, NOON_MS, noticeOf, rowOf, sourceOf, statusOf } from '../testing/frames';
import { renderOnStage, type Stage } from '../testing/stage';
import { Wall } from './wall';

function rows(count: number) {
  return Array.from({ length: count }, (_, index) => rowOf(`p${index + 1}`, index + 1, { value: 1_000 - index }));
}

const shownIds = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-board-id] [data-entry-id]')].map(
    (entry) => entry.dataset['entryId'],
  );

const wall = (): HTMLElement => screen.getByTestId('wall');

describe('Wall', () => {
  it('carries what the contract promises', () => {
    const stage = renderOnStage(<Wall />);
    stage.show(frameOf(rows(24)));
    expect(wall().dataset['freshness']).toBe('live');
    expect(document.querySelector('[data-board-id]')).toHaveProperty('dataset.boardId', 'sales:revenue');
    expect(shownIds()).toEqual(rows(10).map((row) => row.id));
    expect(document.querySelector('[data-entry-id=p4]')).toHaveProperty('dataset.rank', '4');
    expect(document.querySelector('[data-source-id=sales]')).toHaveProperty('dataset.state', 'live');
    expect(document.querySelector('[data-scene]')).toHaveProperty('dataset.scene', 'leaderboard');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Yearly revenue');
  });

  it('shows the leaderboard for a scene that it does not know, and a contest’s name in its scene', () => {
    const stage = renderOnStage(<Wall />);
    const contest = { id: 'c', title: 'Autumn sprint', endsAtMs: NOON_MS + 3_600_000 };
    stage.show(frameOf(rows(4), { status: statusOf({ scene: 'nonsense', contest }) }));
    expect(document.querySelector('[data-scene]')).toHaveProperty('dataset.scene', 'leaderboard');
    stage.show(frameOf(rows(4), { status: statusOf({ scene: 'contest', contest }) }));
    expect(document.querySelector('[data-scene]')).toHaveProperty('dataset.scene', 'contest');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Autumn sprint');
    expect(screen.getByRole('timer').textContent).toContain('1:00:00');
  });

  it('takes its theme from the frame', () => {
    const stage = renderOnStage(<Wall />);
    stage.show(frameOf(rows(4), { status: statusOf({ theme: 'daylight' }) }));
    expect(document.documentElement.dataset['theme']).toBe('daylight');
  });

  it('pages through a long board and comes back, the podium staying', () => {
    const stage = renderOnStage(<Wall />);
    stage.show(frameOf(rows(24)));
    stage.advance(20_000);
    expect(stage.services.choreography.stage.getState().scenario?.page).toMatchObject({ index: 1, from: 7, to: 14 });
    expect(screen.getByText('11–17 of 24')).toBeDefined();
    // Cards do not arrive by a fake clock: the turn waits for them as long as it may.
    stage.advance(12_000 + 4_000);
    expect(stage.services.choreography.stage.getState().scenario?.page.index).toBe(0);
  });

  it('says nothing while live, how old when ageing, and why when stale', () => {
    const stage = renderOnStage(<Wall />);
    const show = (over: Parameters<typeof statusOf>[0]): void => {
      stage.show(frameOf(rows(4), { status: statusOf({ confirmedAtMs: NOON_MS - 190_000, ...over }) }));
    };
    show({});
    expect(screen.queryByText(/updated/)).toBeNull();
    show({ freshness: 'ageing' });
    expect(screen.getByText('updated 3 min ago')).toBeDefined();
    const source = sourceOf({
      state: 'waiting',
      status: 'reconnecting',
      trouble: 'server-not-answering',
      code: 'NET-2',
    });
    show({ freshness: 'stale', sources: [source] });
    const card = screen.getByRole('alert').textContent;
    expect(card).toMatch(/^Not updated since \d\d:\d\d/);
    expect(card).toContain('The server is not answering.');
    expect(card).toContain('NET-2');
    expect(wall().dataset['freshness']).toBe('stale');
  });

  it('blames the source of the board on show, not another one that is in trouble too', () => {
    const stage = renderOnStage(<Wall />);
    const other = sourceOf({
      id: 'other',
      state: 'rejected',
      status: 'error',
      trouble: 'token-refused',
      code: 'AUTH-1',
    });
    const shown = sourceOf({ trouble: 'data-silent', code: 'DATA-1' });
    stage.show(frameOf(rows(4), { status: statusOf({ freshness: 'stale', sources: [other, shown] }) }));
    expect(screen.getByRole('alert').textContent).toContain('DATA-1');
  });

  it.each([
    ['a day of this week', 2, /since Wednesday,? (at )?\d\d:\d\d/],
    ['a date before that', 9, /since Wednesday,? 11 November/],
  ])('names %s since when it has heard nothing', (_what, days, words) => {
    const stage = renderOnStage(<Wall />);
    const confirmedAtMs = NOON_MS - days * 24 * 60 * 60_000;
    stage.show(frameOf(rows(4), { status: statusOf({ freshness: 'stale', confirmedAtMs }) }));
    expect(screen.getByRole('alert').textContent).toMatch(words);
  });

  it('mentions a source in trouble in one quiet line while the data is still good', () => {
    const stage = renderOnStage(<Wall />);
    const source = sourceOf({ state: 'waiting', status: 'reconnecting', trouble: 'connection-lost' });
    stage.show(frameOf(rows(4), { status: statusOf({ sources: [source] }) }));
    expect(screen.getByText('Reconnecting to sales…')).toHaveProperty('dataset.state', 'waiting');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('marks the one person that the source of the board is about', () => {
    const stage = renderOnStage(<Wall />);
    const highlights = [
      { sourceId: 'sales', entryId: 'b' },
      { sourceId: 'other', entryId: 'a' },
    ];
    stage.show(frameOf([rowOf('a', 1), rowOf('b', 2)], { panels: { ...NO_FRAME_PANELS, highlights } }));
    const marked = [...document.querySelectorAll('[data-highlight]')].map((card) => card.getAttribute('data-entry-id'));
    expect(marked).toEqual(['b']);
  });

  it('marks demo data and counts conversations', () => {
    const stage = renderOnStage(<Wall />);
    const source = sourceOf({ demo: true, conversations: 3 });
    stage.show(frameOf(rows(4), { status: statusOf({ sources: [source] }) }));
    expect(document.body.textContent).toContain('Demo data');
    expect(screen.getByText('3 conversations now')).toBeDefined();
    stage.show(frameOf(rows(4), { status: statusOf({ sources: [sourceOf(), { ...source, id: 'demo' }] }) }));
    expect(document.body.textContent).not.toContain('Demo data');
  });

  it.each([
    ['connecting', null, [sourceOf({ state: 'connecting', status: 'connecting' })]],
    ['unconfigured', null, []],
    ['offline', null, [sourceOf({ state: 'rejected', status: 'error', trouble: 'token-refused', code: 'AUTH-1' })]],
    ['empty', frameOf([]).board, [sourceOf()]],
  ] as const)('has a calm screen for %s', (kind, board, sources) => {
    const stage = renderOnStage(<Wall />);
    stage.show(frameOf([], { board, status: statusOf({ sources: [...sources] }) }));
    expect(document.querySelector('[data-calm]')).toHaveProperty('dataset.calm', kind);
    expect(screen.getByRole('heading', { level: 2 }).textContent).not.toBe('');
    if (kind === 'offline') expect(document.body.textContent).toContain('AUTH-1');
  });

  it('puts phrases into words and keeps a backend’s own text', () => {
    const stage = renderOnStage(<Wall />);
    const phrase = { id: 'level-reached', name: 'Person p2', others: [], amount: 12, subject: null } as const;
    const notices = [noticeOf('own'), noticeOf('ours', { body: { phrase: { ...phrase, others: [] } } })];
    stage.show(frameOf(rows(4), { notices }));
    const texts = screen.getAllByTestId('notice').map((notice) => notice.textContent);
    expect(texts).toEqual(['Person p2 reached level 12', 'Notice own']);
    stage.advance(130_000);
    expect(screen.getAllByTestId('notice')[0]!.textContent).toContain('2 min ago');
  });
});

describe('someone of whom only the id is told', () => {
  it('is called by the name on the board', () => {
    const stage = renderOnStage(<Wall />);
    const phrase = { id: 'level-reached', name: 'p2', others: [], amount: 12, subject: null } as const;
    const celebrations = [celebrationOf('c', { entryId: 'p3', name: 'p3' })];
    const named = rows(4).map((row) => ({ ...row, name: `${row.id.toUpperCase()} Lee` }));
    stage.show(frameOf(named, { notices: [noticeOf('n', { body: { phrase } })], celebrations }));
    expect(screen.getByTestId('notice').textContent).toContain('P2 reached level 12');
    expect(screen.getByTestId('celebration').textContent).toContain('P3 Lee');
  });
});

describe('celebrations on the wall', () => {
  const shown = (): string | undefined => screen.queryByTestId('celebration')?.dataset['celebrationId'];

  const small = celebrationOf('small', { kind: 'level' });
  const great = celebrationOf('great', { kind: 'rank', rarity: 'legendary', entryId: 'p1' });

  function celebrate(stage: Stage): void {
    stage.show(frameOf(rows(4), { celebrations: [small, great] }));
  }

  it('come one at a time, the greatest first', () => {
    const stage = renderOnStage(<Wall />);
    celebrate(stage);
    expect(screen.getAllByTestId('celebration')).toHaveLength(1);
    expect(shown()).toBe('great');
    expect(screen.getByTestId('celebration').dataset['kind']).toBe('rank');
    expect(screen.getByText('New number one')).toBeDefined();
    stage.advance(turnMs(great));
    expect(shown()).toBe('small');
    stage.advance(turnMs(small));
    expect(shown()).toBeUndefined();
    expect(stage.outcomes).toEqual([
      ['great', 'shown'],
      ['small', 'shown'],
    ]);
  });
});

it('says how much it can draw, so that the stylesheet can go without the rest', () => {
  const stage = renderOnStage(<Wall />);
  stage.show(frameOf(rows(4)));
  expect(wall().dataset['quality']).toBe('3');
});
