import { memo, useMemo, type CSSProperties } from 'react';
import type { StagedCelebration } from '#core/domain/staged-celebration';
import { useScreen, useServices, useWall, useWords } from '../../wall/services';
import { unitOf } from '../board/geometry';
import { CelebrationPerson } from './celebration-person';
import { celebrationTexts, isFirstRank, rowsOnShow } from './celebration-texts';
import { CelebrationWords } from './celebration-words';
import { Confetti } from './confetti';
import { MOTIFS } from './kinds/registry';
import { tellingNumber } from './kinds/telling-number';
import { STAGINGS } from './stagings/registry';
import './celebration.css';

interface CelebrationViewProps {
  readonly celebration: StagedCelebration;
  readonly leaving: boolean;
}

/** In units: a little more than the picture drifts. */
const DRIFT = 1;

/** A moment on the wall: its rarity decides the staging, its kind what it is told by. On its way out it goes to the person's place. */
export const CelebrationView = memo(function CelebrationView({ celebration, leaving }: CelebrationViewProps) {
  const { choreography } = useServices();
  const words = useWords();
  const { id, kind, rarity, entryId } = celebration;
  const screen = useScreen();
  const rows = useWall((state) => rowsOnShow(state, celebration));
  const row = entryId === null ? undefined : rows.get(entryId);
  const texts = celebrationTexts(celebration, words.celebrations, rows);
  const number = useMemo(() => (texts.titleIsOwn ? tellingNumber(texts.title) : null), [texts.titleIsOwn, texts.title]);

  const staging = STAGINGS[rarity];
  const { layout, bursts, u, width, wordsBox } = useMemo(() => {
    const { u: unit, orientation } = unitOf(screen);
    const room = { orientation, width: screen.width / unit, height: screen.height / unit };
    const made = staging.layout(room);
    const { x, width } = made.words;
    const left = words.direction === 'rtl' ? room.width - x - width : x;
    return {
      layout: made,
      bursts: staging.confetti(made, room),
      u: unit,
      width: room.width,
      wordsBox: { ...made.words, x: left },
    };
  }, [screen, staging, words.direction]);
  const { ring, surface } = layout;
  const overscan = useWall((state) => state.look.overscanPercent) / 100;

  const exit = useMemo((): Record<string, string | number> => {
    const member = leaving ? choreography.stage.getState().cast.find((each) => each.id === entryId) : undefined;
    if (member === undefined) return {};
    const { x, y, diameter } = member.actor.heading;
    const fromX = words.direction === 'rtl' ? width - ring.x : ring.x;
    return {
      '--exit-x': `${x - fromX * u}px`,
      '--exit-y': `${y - ring.y * u}px`,
      '--exit-scale': diameter / (ring.diameter * u),
    };
  }, [leaving, choreography, entryId, words.direction, width, ring, u]);

  const style = {
    ...exit,
    // What covers all reaches over what the picture leaves free at its edges, and over what it drifts.
    '--bleed': `${(overscan / (1 - 2 * overscan)) * Math.max(screen.width, screen.height) + DRIFT * u}px`,
    '--ring': ring.diameter,
    '--ring-x': ring.x,
    '--ring-y': ring.y,
    '--mark-x': layout.mark.x,
    '--mark-y': layout.mark.y,
    ...boxed('surface', surface ?? layout.words),
    ...boxed('words', layout.words),
    '--heading-size': layout.words.heading,
  } as CSSProperties;
  const { Scenery } = staging;

  return (
    <section
      className="celebration"
      data-testid="celebration"
      data-celebration-id={id}
      data-kind={kind}
      data-rarity={rarity}
      data-staging={staging.name}
      data-leaving={leaving}
      style={style}
    >
      <Scenery />
      <Confetti seed={id} bursts={bursts} words={wordsBox} />
      <CelebrationPerson
        motif={MOTIFS[kind]}
        layout={layout}
        person={
          kind === 'digest'
            ? null
            : { id: entryId ?? texts.name, name: texts.name, image: celebration.avatar ?? row?.avatar ?? null }
        }
        number={number}
        first={isFirstRank(celebration, rows)}
      />
      <CelebrationWords
        words={layout.words}
        texts={texts}
        detail={celebration.detail}
        several={celebration.othersCount > 0}
      />
      {celebration.rehearsal && (
        <p className="celebration-rehearsal">
          <span>{words.celebrations.rehearsal}</span>
        </p>
      )}
    </section>
  );
});

function boxed(name: string, box: { x: number; y: number; width: number; height: number }): Record<string, number> {
  return {
    [`--${name}-x`]: box.x,
    [`--${name}-y`]: box.y,
    [`--${name}-width`]: box.width,
    [`--${name}-height`]: box.height,
  };
}
