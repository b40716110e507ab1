import { motion, useTransform } from 'framer-motion';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { FrameRow } from '#core/ipc/frame';
import { useRuler, useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import type { Actor } from './actor';
import { useCrossing } from './crossing';
import { EntryValue, useValueText } from './entry-value';
import type { BoardGeometry } from './geometry';
import { useChoreography } from './scope';
import { MoveTag } from './move-tag';

interface PodiumFaceProps {
  readonly row: FrameRow;
  readonly actor: Actor;
  readonly geometry: BoardGeometry;
  /** 0 is the first place. */
  readonly place: number;
}

const WEIGHT = { first: { name: 740, value: 760 }, other: { name: 680, value: 720 } } as const;

/** An entry on the podium: avatar, name and value above its plinth. */
export const PodiumFace = memo(function PodiumFace({ row, actor, geometry, place }: PodiumFaceProps) {
  const ruler = useRuler();
  const choreography = useChoreography();
  const full = useValueText(row.value, 'full');
  const compact = useValueText(row.value, 'compact');
  const own = geometry.places[place] ?? geometry.places[0];
  const diameter = own?.diameter ?? geometry.rowDiameter;
  const { placeWords, placeAvatar } = useCrossing(actor, geometry);
  const scale = useTransform(() => actor.diameter.get() / diameter);
  const { board } = useWords();
  const wordsScale = useTransform(() => wordSize(geometry, actor.diameter.get()) / wordSize(geometry, diameter));
  const wordsY = useTransform(() => (actor.diameter.get() - diameter) / 2);
  const crowned = useStore(choreography.telling.told, (told) => place === 0 && told.crowned === row.id);
  if (own === undefined) return null;
  const { u, text: sizes } = geometry;
  const kind = place === 0 ? 'first' : 'other';
  const size = sizes[kind];
  const weight = WEIGHT[kind];
  const width = own.face.width / u;
  // Values are set in figures of one width, that of a zero.
  const room = (value: string): number => width / ruler(value.replace(/\d/g, '0'), weight.value);
  const text = room(full) >= sizes.legible ? full : compact;
  const valueSize = Math.min(size, Math.max(sizes.legible, room(text)));
  return (
    <div className="place" data-place={place + 1} data-crowned={crowned || undefined}>
      <motion.span
        className="place-avatar"
        style={{
          width: own.diameter,
          height: own.diameter,
          left: -own.diameter / 2,
          top: -own.diameter / 2,
          scale,
          opacity: placeAvatar,
        }}
      >
        <Avatar id={row.id} name={row.name} image={row.avatar} />
        <span className="place-light" />
      </motion.span>
      <motion.span
        className="place-words"
        style={{
          width: own.face.width,
          height: own.face.height - own.diameter,
          left: own.face.left,
          top: own.diameter / 2,
          y: wordsY,
          scale: wordsScale,
          opacity: placeWords,
        }}
      >
        <span className="place-name">
          <FittedText
            text={row.name || board.anonymous}
            size={size}
            weight={weight.name}
            width={width}
            least={sizes.legible / size}
            wrapsFirst
          />
        </span>
        <span className="place-value" style={{ fontSize: `calc(var(--u) * ${valueSize})`, fontWeight: weight.value }}>
          <EntryValue value={row.value} text={text} />
          <MoveTag id={row.id} width={width} />
        </span>
      </motion.span>
    </div>
  );
});

/** Words grow with the avatar, but less: between a row's and the first place's. */
function wordSize(geometry: BoardGeometry, diameter: number): number {
  const second = geometry.places[1]?.diameter ?? 1;
  const first = geometry.places[0]?.diameter ?? 1;
  const { text } = geometry;
  if (diameter <= second) return text.other * (0.6 + 0.4 * (diameter / second));
  return text.other + (text.first - text.other) * ((diameter - second) / (first - second));
}
