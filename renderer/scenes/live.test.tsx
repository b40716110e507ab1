import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { NO_FRAME_PANELS, type FramePanels } from '#core/ipc/panels';
import { frameOf, noticeOf, NOON_MS, statusOf } from '../testing/frames';
import { renderOnStage } from '../testing/stage';
import { LiveScene } from './live';

const show = (panels: Partial<FramePanels>): void => {
  renderOnStage(<LiveScene />).show(
    frameOf([], { board: null, panels: { ...NO_FRAME_PANELS, ...panels }, status: statusOf({ scene: 'live' }) }),
  );
};

describe('the live scene', () => {
  it('shows who is where, and how many more', () => {
    const people = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, name: `Person ${index}` }));
    show({ rooms: [{ sourceId: 's', id: 'r', title: 'Genetics', people, count: 60 }] });
    expect(screen.getByText('Genetics')).toBeTruthy();
    expect(screen.getAllByText('60 people')).toHaveLength(2);
    expect(screen.getByText(/^\+\d+$/)).toBeTruthy();
  });

  it('shows work and how far it is, in words too', () => {
    const job = { sourceId: 's', kind: 'quiz' as const, title: 'Mid-term', message: null };
    show({
      jobs: [
        { ...job, id: 'a', status: 'running', progress: 40 },
        { ...job, id: 'b', title: null, status: 'failed', progress: null },
      ],
    });
    expect(screen.getByText('40 %')).toBeTruthy();
    expect(screen.getByRole('progressbar', { name: 'Mid-term' }).getAttribute('aria-valuenow')).toBe('40');
    expect(screen.getByText('Failed')).toBeTruthy();
  });

  it('tells the worst state of several backends', () => {
    const well = { sourceId: 'a', overall: 'operational' as const, services: [], uptime: null, checkedAtMs: NOON_MS };
    show({ services: [well, { ...well, sourceId: 'b', overall: 'outage' }] });
    expect(screen.getByText('Out of order')).toBeTruthy();
    expect(screen.queryByText('All systems run')).toBeNull();
  });

  it('shows numbers under their names, and what happened', () => {
    show({
      metrics: [{ sourceId: 's', id: 'class.activeStudents', value: 128, history: [100, 128] }],
      activity: [{ sourceId: 's', notice: noticeOf('n', { weight: 'low' }) }],
    });
    expect(screen.getByText('Active students')).toBeTruthy();
    expect(screen.getByText('128')).toBeTruthy();
    expect(screen.getByText('Notice n')).toBeTruthy();
  });

  it('counts private talk, with a mood only where there is one', () => {
    show({ talk: [{ sourceId: 's', conversations: 3, typing: 1, mood: null }] });
    expect(screen.getByText('3')).toBeTruthy();
    expect(screen.getByText('1 typing')).toBeTruthy();
    expect(screen.queryByRole('meter')).toBeNull();
  });
});
