import { memo } from 'react';
import type { FrameRoom } from '#core/ipc/panels';
import { roomName } from '../../language/formats';
import { useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import { FittedText } from '../text/fitted-text';
import type { Tile } from './layout';
import { fitInto, TileFrame } from './tile-frame';

const ROW_LEAST = 11.4;
/** In units: a face, how far the next one stands from it, and the number that stands beside the title. */
const FACE_STEP = 4.5;
const FACES_LEFT = 3.4;
const COUNT = 12;
const PADDING = 5;

interface RoomsProps {
  readonly tile: Tile;
  readonly rooms: readonly FrameRoom[];
  /** Rooms besides these. */
  readonly more: number;
}

/** Who is where, now. */
export const Rooms = memo(function Rooms({ tile, rooms, more }: RoomsProps) {
  const { live } = useWords();
  const { count, scale, pitch } = fitInto(tile, rooms.length, ROW_LEAST);
  const people = rooms.reduce((sum, room) => sum + room.count, 0);
  const hidden = more + rooms.length - count;
  return (
    <TileFrame tile={tile} title={live.presence} aside={hidden > 0 ? live.moreRooms(hidden) : live.people(people)}>
      <ul className="tile-list" style={{ zoom: scale }}>
        {rooms.slice(0, count).map((room) => (
          <RoomRow
            key={`${room.sourceId}/${room.id}`}
            room={room}
            width={tile.width / scale - PADDING}
            height={pitch}
          />
        ))}
      </ul>
    </TileFrame>
  );
});

const RoomRow = memo(function RoomRow({ room, width, height }: { room: FrameRoom; width: number; height: number }) {
  const { live } = useWords();
  const faces = Math.max(1, Math.floor((width - FACES_LEFT) / FACE_STEP) - 2);
  const shown = room.people.slice(0, room.count > faces ? faces - 1 : faces);
  const others = room.count - shown.length;
  return (
    <li className="room" data-room-id={room.id} style={{ height: `calc(var(--u) * ${height})` }}>
      <div className="room-head">
        <span className="room-title">
          <FittedText
            text={room.title ?? roomName(room.id)}
            size={3.3}
            weight={640}
            width={width - COUNT}
            lines={1}
            loses="end"
          />
        </span>
        <span className="room-count">{live.people(room.count)}</span>
      </div>
      <div className="room-faces">
        {shown.map((person) => (
          <span key={person.id} className="room-face" title={person.name}>
            <Avatar id={person.id} name={person.name} image={null} />
          </span>
        ))}
        {others > 0 && <span className="room-face room-others">+{others}</span>}
      </div>
    </li>
  );
});
