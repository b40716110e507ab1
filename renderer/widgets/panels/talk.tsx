import { memo, type CSSProperties } from 'react';
import type { FrameTalk } from '#core/ipc/panels';
import { useFormats, useWords } from '../../wall/services';
import { Icon } from '../icons/icons';
import type { Tile } from './layout';
import { growth, TileFrame } from './tile-frame';

/** In units: as much height as a number and a gauge need. */
const CONTENT = 7;

/** Private talk as numbers: never who, never what. */
export const TalkTile = memo(function TalkTile({ tile, all }: { tile: Tile; all: readonly FrameTalk[] }) {
  const { live } = useWords();
  const formats = useFormats();
  const conversations = all.reduce((sum, talk) => sum + talk.conversations, 0);
  const typing = all.reduce((sum, talk) => sum + talk.typing, 0);
  const moods = all.flatMap(({ mood }) => mood ?? []);
  const mood = moods.length === 0 ? null : moods.reduce((sum, one) => sum + one, 0) / moods.length;
  return (
    <TileFrame tile={tile} title={live.talk} aside={typing > 0 ? live.typing(typing) : null}>
      <div className="talk" style={{ zoom: growth(tile, CONTENT) }}>
        <span className="talk-mark">
          <Icon name="chat" />
        </span>
        <b className="talk-count">{formats.amount(conversations)}</b>
        {mood !== null && (
          <div
            className="mood"
            role="meter"
            aria-label={live.mood}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(mood)}
          >
            <span className="mood-label">
              {live.moods[Math.min(live.moods.length - 1, Math.floor((mood / 100) * live.moods.length))]}
            </span>
            <span className="mood-scale">
              <i style={{ '--mood': mood } as CSSProperties} />
            </span>
          </div>
        )}
      </div>
    </TileFrame>
  );
});
