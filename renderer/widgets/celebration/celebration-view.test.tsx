import { act, cleanup, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { RARITIES } from '#core/domain/celebrations';
import { STAGED_KINDS } from '#core/domain/staged-celebration';
import { celebrationOf, frameOf, rowOf, statusOf } from '../../testing/frames';
import { renderOnStage } from '../../testing/stage';
import type { QualityLevel } from '../../quality/policy';
import { Wall } from '../../wall/wall';
import { STAGINGS } from './stagings/registry';

const moment = () => screen.getByTestId('celebration');
const show = (over: Parameters<typeof celebrationOf>[1], language = 'en', level: QualityLevel = 3) => {
  const stage = renderOnStage(<Wall />);
  act(() => {
    stage.services.quality.setState({ level });
  });
  const celebrations = [celebrationOf('c', { entryId: 'p2', name: 'Amara', ...over })];
  stage.show(frameOf([rowOf('p1', 1), rowOf('p2', 2)], { celebrations, status: statusOf({ language }) }));
  return stage;
};

describe.each(RARITIES)('a %s moment', (rarity) => {
  it.each(STAGED_KINDS)('of kind %s has its staging, its emblem and its words', (kind) => {
    show({ kind, rarity, title: 'Level 12' });
    expect(moment().dataset['staging']).toBe(STAGINGS[rarity].name);
    expect(moment().querySelector('.celebration-emblem > *')).not.toBeNull();
    expect(moment().querySelector('.celebration-heading')?.textContent).not.toBe('');
    // Nobody in particular is shown for what happened meanwhile.
    expect(moment().querySelectorAll('.celebration-person')).toHaveLength(kind === 'digest' ? 0 : 1);
  });
});

it('each kind has an emblem of its own', () => {
  const drawn = STAGED_KINDS.map((kind) => {
    show({ kind, title: 'Well done' });
    const { innerHTML } = moment().querySelector('.celebration-emblem')!;
    cleanup();
    return innerHTML;
  });
  expect(new Set(drawn).size).toBe(STAGED_KINDS.length);
});

it('a number that several people share none of is not on the emblem', () => {
  const others = [{ entryId: null, name: 'Tomás' }];
  show({ kind: 'level', title: '', others, othersCount: 1 });
  expect(moment().querySelector('.celebration-title')?.textContent).toContain('2');
  expect(moment().querySelector('.celebration-emblem')?.textContent).toBe('');
});

it('numbers that pass by are paint, and not read out', () => {
  show({ kind: 'streak', title: '10 days in a row' });
  expect(moment().querySelector('.celebration-emblem')?.textContent).toBe('10');
});

it('where nothing moves there is a picture of confetti, and none where there is no power for it', () => {
  const stage = show({ kind: 'contest', rarity: 'legendary' });
  const confetti = () => moment().querySelector<HTMLElement>('.confetti');
  const pieces = [...confetti()!.children] as HTMLElement[];
  expect(pieces.length).toBeGreaterThan(40);
  expect(pieces.every(({ style }) => style.transform !== '')).toBe(true);
  expect(confetti()?.dataset['spared']).toBe('false');
  act(() => {
    stage.services.quality.setState({ level: 2 });
  });
  expect(confetti()?.dataset['spared']).toBe('true');
});

it('no paper is thrown where there is no power for it from the beginning', () => {
  const stage = show({ kind: 'contest', rarity: 'legendary' }, 'en', 2);
  expect(moment().querySelector('.confetti')).toBeNull();
  act(() => {
    stage.services.quality.setState({ level: 3 });
  });
  expect(moment().querySelector('.confetti')).toBeNull();
});
