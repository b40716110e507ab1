import { memo, useMemo } from 'react';
import type { FramePanels } from '#core/ipc/panels';
import { durationOf, shortNames } from '../../language/formats';
import { useFormats, useTime, useWords } from '../../wall/services';
import { Icon } from '../icons/icons';
import { noticeText } from '../notices/notice-text';
import { NOTICE_ICONS } from '../notices/notice-icons';
import { FittedText } from '../text/fitted-text';
import type { Tile } from './layout';
import { fitInto, TileFrame } from './tile-frame';

const ROW_LEAST = 7.2;
/** In units: a shorter line would be cut. */
const LINE_LEAST = 58;
/** In units: what the symbol, the age and the padding take from a line. */
const BESIDE_TEXT = 25;

type Line = FramePanels['activity'][number];

/** What people have done lately. */
export const Activity = memo(function Activity({ tile, lines }: { tile: Tile; lines: readonly Line[] }) {
  const { live } = useWords();
  const { count, scale, pitch } = fitInto(tile, lines.length, ROW_LEAST, LINE_LEAST);
  return (
    <TileFrame tile={tile} title={live.activity}>
      <ul className="tile-list" style={{ zoom: scale }}>
        {lines.slice(0, count).map((line) => (
          <ActivityLine
            key={`${line.sourceId}/${line.notice.id}`}
            line={line}
            width={tile.width / scale - BESIDE_TEXT}
            height={pitch}
          />
        ))}
      </ul>
    </TileFrame>
  );
});

const ActivityLine = memo(function ActivityLine({
  line,
  width,
  height,
}: {
  line: Line;
  width: number;
  height: number;
}) {
  const words = useWords();
  const formats = useFormats();
  const { notice } = line;
  const text = useMemo(() => noticeText(notice.body, words, formats, shortNames([])), [notice, words, formats]);
  const age = useTime((nowMs) => words.footer.ago(durationOf(nowMs - notice.atMs)));
  return (
    <li className="activity" style={{ height: `calc(var(--u) * ${height})` }}>
      <span className="activity-mark" data-tone={notice.tone}>
        <Icon name={NOTICE_ICONS[notice.tone]} />
      </span>
      <span className="activity-text">
        <FittedText
          text={text}
          size={2.7}
          weight={540}
          width={width}
          lines={2}
          loses="end"
          ours={'phrase' in notice.body}
        />
      </span>
      <span className="activity-age">{age}</span>
    </li>
  );
});
