import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { renderOnStage, type Stage } from '../../testing/stage';
import { RollingNumber } from './rolling-number';

const ROLL_MS = 600;
const value = createStore(() => ({ value: 1_234 }));
let stage: Stage;
let animate: Mock<Element['animate']>;

function Shown() {
  const { value: shown } = useStore(value);
  return (
    <p data-testid="line">
      <RollingNumber text={`€ ${shown.toLocaleString('en')}`} value={shown} />
    </p>
  );
}

const change = (to: number): void => {
  act(() => {
    value.setState({ value: to });
  });
};
const line = (): HTMLElement => screen.getByTestId('line');
const strips = (): (string | null)[] =>
  [...line().querySelectorAll('.digits-strip')].map(({ textContent }) => textContent);

beforeEach(() => {
  animate = vi.spyOn(Element.prototype, 'animate');
  value.setState({ value: 1_234 });
  stage = renderOnStage(<Shown />);
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe('RollingNumber', () => {
  it('rolls the digits that change, once, and leaves them where they are', () => {
    expect(line().textContent).toBe('€ 1,234');
    expect(animate).not.toHaveBeenCalled();
    change(1_299);
    expect([line().textContent, strips()]).toEqual(['€ 1,299', ['99']]);
    expect(animate).toHaveBeenCalledTimes(1);
    stage.advance(10 * ROLL_MS);
    // Put elsewhere in the page, as when the board lists everyone in rank order.
    line().parentElement?.prepend(line());
    expect([line().textContent, strips()]).toEqual(['€ 1,299', ['99']]);
    expect(animate).toHaveBeenCalledTimes(1);
  });

  it('shows what changes while it rolls at once, and rolls again after that', () => {
    change(1_299);
    stage.advance(ROLL_MS / 2);
    change(1_300);
    expect([line().textContent, strips()]).toEqual(['€ 1,300', []]);
    stage.advance(ROLL_MS / 2);
    change(1_301);
    expect([line().textContent, strips()]).toEqual(['€ 1,301', ['1']]);
    expect(animate).toHaveBeenCalledTimes(2);
  });

  it('is one number to who does not see it', () => {
    change(1_299);
    expect(screen.getByRole('img', { name: '€ 1,299' })).toBe(line().firstElementChild);
  });

  it('rolls nothing where the machine has no power to spare, and again where it has', () => {
    change(1_299);
    stage.advance(ROLL_MS);
    stage.services.quality.setState({ level: 0 });
    change(1_300);
    expect([line().textContent, strips()]).toEqual(['€ 1,300', []]);
    stage.services.quality.setState({ level: 1 });
    change(1_301);
    expect([line().textContent, strips()]).toEqual(['€ 1,301', ['1']]);
  });

  it('is still where it is not to be seen', () => {
    line().dataset['unseen'] = '';
    change(1_299);
    expect([strips(), animate.mock.calls]).toEqual([['99'], []]);
  });
});
