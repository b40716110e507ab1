import { memo } from 'react';
import { useStore } from 'zustand';
import { isolated } from '../../language/script';
import { useFormats, useWords } from '../../wall/services';
import { FittedText } from '../text/fitted-text';
import type { Scenario } from './direction';
import { PODIUM_SIZE } from './geometry';
import { useBoard, useChoreography } from './scope';

/** In units. */
const LABEL_HEIGHT = 3.3;
/** `besides`: what stands beside it. In portrait that is a contest's end, and the news takes the label's own place. */
const NEWS = { size: 2.1, weight: 620, besides: { landscape: 26, portrait: 37 } } as const;

/** Which part of a long board is on show, and for a moment who climbs in another part. */
export const PageLabel = memo(function PageLabel({ scenario }: { readonly scenario: Scenario }) {
  const words = useWords();
  const formats = useFormats();
  const total = useBoard((state) => state.board?.entryCount ?? state.order.length);
  const { page, geometry } = scenario;
  const { telling } = useChoreography();
  const elsewhere = useStore(telling.told, (told) => told.elsewhere);
  const climber = useBoard((state) => (elsewhere === null ? undefined : state.rows.get(elsewhere.id)));
  // Below these there are only chases, which follow each other with gaps.
  const listed = useBoard(({ order, rows }) => order.filter((id) => rows.get(id)?.chase === undefined).length);
  const { orientation, u } = geometry;
  const { left, top, width } = geometry.list;
  if (page.count === 1) return null;
  const [from, to] = [PODIUM_SIZE + page.from + 1, Math.min(PODIUM_SIZE + page.to, listed)];
  const text = from > to ? '' : words.board.pageOf(formats.amount(from), formats.amount(to), formats.amount(total));
  return (
    <p className="page-label" style={{ left, width, top: top - LABEL_HEIGHT * u }}>
      {orientation === 'portrait' && climber !== undefined ? null : text}
      {climber !== undefined && (
        <span className="page-news" data-testid="page-news" aria-hidden="true">
          <svg className="trend-arrow" viewBox="0 0 10 9">
            <path d="M5 0.5 9.6 8.500H.4z" />
          </svg>
          <FittedText
            text={words.phrases['rank-reached']({
              name: isolated(climber.name === '' ? words.board.anonymous : climber.name, words.direction),
              others: [],
              amount: formats.amount(climber.rank),
              count: climber.rank,
              subject: null,
            })}
            size={NEWS.size}
            weight={NEWS.weight}
            width={width / u - NEWS.besides[orientation]}
            lines={1}
            ours
          />
        </span>
      )}
    </p>
  );
});
