import { memo, useMemo } from 'react';
import type { Rarity } from '#core/domain/celebrations';
import type { StagedCelebration, StagedKind } from '#core/domain/staged-celebration';
import { useScreen, useServices, useWall, useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { unitOf } from '../board/geometry';
import { Icon, type IconName } from '../icons/icons';
import { FittedText } from '../text/fitted-text';
import { Confetti } from './confetti';
import { celebrationTexts, rowsOnShow } from './celebration-texts';
import { celebrationLayout } from './celebration-layout';
import './celebration.css';

const ICONS: Readonly<Record<StagedKind, IconName>> = {
  rank: 'up',
  milestone: 'flag',
  streak: 'flame',
  contest: 'trophy',
  level: 'up',
  achievement: 'star',
  'team-goal': 'flag',
  digest: 'star',
};

interface CelebrationViewProps {
  readonly celebration: StagedCelebration;
  readonly leaving: boolean;
}

const RAYED: ReadonlySet<Rarity> = new Set(['epic', 'legendary']);

/** A moment that takes the screen; its size goes with its rarity. On its way out it shrinks to the person's place. */
export const CelebrationView = memo(function CelebrationView({ celebration, leaving }: CelebrationViewProps) {
  const { choreography, reducedMotion } = useServices();
  const words = useWords();
  const { kind, rarity, entryId } = celebration;
  const screen = useScreen();
  const { u, orientation } = unitOf(screen);
  const rows = useWall((state) => rowsOnShow(state, celebration));
  const row = entryId === null ? undefined : rows.get(entryId);
  const { heading, name, title, lines } = celebrationTexts(celebration, words.celebrations, rows);
  const layout = celebrationLayout(rarity, orientation, screen.width / u, screen.height / u);
  const exit = useMemo((): Record<string, string | number> => {
    const member = leaving ? choreography.stage.getState().cast.find((each) => each.id === entryId) : undefined;
    if (member === undefined) return {};
    const { x, y, diameter } = member.actor.heading;
    return {
      '--exit-x': `${x - screen.width / 2}px`,
      '--exit-y': `${y - layout.ringY * u}px`,
      '--exit-scale': diameter / (layout.ring * u),
    };
  }, [leaving, choreography, entryId, screen, layout, u]);

  const style: Record<string, string | number> = {
    ...exit,
    '--ring': layout.ring,
    '--ring-y': layout.ringY,
    '--card-width': layout.card?.width ?? 0,
    '--card-height': layout.card?.height ?? 0,
  };

  return (
    <section
      className="celebration"
      data-testid="celebration"
      data-celebration-id={celebration.id}
      data-kind={kind}
      data-rarity={rarity}
      data-leaving={leaving}
      style={style}
    >
      <div className="celebration-veil">
        {RAYED.has(rarity) && !reducedMotion() && (
          <>
            <div className="celebration-rays" />
            <div className="celebration-dusk" />
          </>
        )}
      </div>
      {layout.card !== null && <div className="celebration-card" />}
      {!leaving && !reducedMotion() && <Confetti rarity={rarity} origin={layout.ringY / (screen.height / u)} />}
      <div className="celebration-person">
        <div className="celebration-ring">
          <Avatar id={entryId ?? name} name={name} image={celebration.avatar ?? row?.avatar ?? null} />
          <span className="celebration-badge">
            <Icon name={ICONS[kind]} />
          </span>
        </div>
      </div>
      {celebration.rehearsal && <p className="celebration-rehearsal">{words.celebrations.rehearsal}</p>}
      <div className="celebration-words">
        <p className="celebration-heading">{heading}</p>
        <p className="celebration-name">
          <FittedText
            text={name}
            size={layout.name}
            weight={790}
            width={layout.width}
            lines={orientation === 'portrait' ? 2 : 1}
            least={0.5}
          />
        </p>
        <p className="celebration-title">
          <FittedText
            text={[title, ...lines].join(' · ')}
            size={layout.title}
            weight={650}
            width={layout.width}
            least={0.7}
            loses="end"
          />
        </p>
        {celebration.detail !== null && (
          <p className="celebration-detail">
            <FittedText
              text={celebration.detail}
              size={layout.detail}
              weight={500}
              width={layout.width}
              least={0.8}
              loses="end"
            />
          </p>
        )}
      </div>
    </section>
  );
});
