import { memo } from 'react';
import { useFormats, useWall, useWords } from '../../wall/services';
import type { Scenario } from './direction';
import { PODIUM_SIZE } from './geometry';

/** In units. */
const LABEL_HEIGHT = 3.3;

/** Which part of a long board is on show. */
export const PageLabel = memo(function PageLabel({ scenario }: { readonly scenario: Scenario }) {
  const words = useWords();
  const formats = useFormats();
  const total = useWall((state) => state.board?.entryCount ?? state.order.length);
  const { page, geometry } = scenario;
  if (page.count === 1) return null;
  const text = words.board.pageOf(
    formats.amount(PODIUM_SIZE + page.from + 1),
    formats.amount(PODIUM_SIZE + page.to),
    formats.amount(total),
  );
  return (
    <p className="page-label" style={{ left: geometry.list.left, top: geometry.list.top - LABEL_HEIGHT * geometry.u }}>
      {text}
    </p>
  );
});
