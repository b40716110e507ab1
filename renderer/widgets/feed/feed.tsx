import { useMemo, type CSSProperties } from 'react';
import { durationOf, shortNames } from '../../language/formats';
import { useFormats, useTime, useWall, useWords } from '../../wall/services';
import { Avatar } from '../avatar/avatar';
import type { Area } from '../frame/area';
import { Icon } from '../icons/icons';
import { NOTICE_ICONS } from '../notices/notice-icons';
import { noticeText } from '../notices/notice-text';
import { FittedText } from '../text/fitted-text';
import { ageOf, feedGroups, type FeedLine } from './groups';
import './feed.css';

/** In units. */
const LOOK = {
  landscape: { line: 8.8, heading: 5, text: 3.5, face: 6.2, age: 20 },
  portrait: { line: 13.4, heading: 6.4, text: 4.2, face: 8.4, age: 15 },
} as const;
const PADDING = 2.4;
const GAP = 2;

/** What happened of late, in lines that are read from afar, grouped by how long ago. */
export function Feed({ lines, area }: { readonly lines: readonly FeedLine[]; readonly area: Area }) {
  const { ages } = useWords().scenes;
  const look = LOOK[area.orientation];
  // Groups change with time; the key tells when.
  const key = useTime((nowMs) => lines.map(({ notice }) => ageOf(notice.atMs, nowMs, midnightOf(nowMs))).join());
  const groups = useMemo(() => {
    const age = new Map(
      lines.map((line, index) => [line, (key.split(',')[index] ?? 'before') as ReturnType<typeof ageOf>]),
    );
    return feedGroups(lines, (line) => age.get(line) ?? 'before', { ...look, height: area.height });
  }, [lines, key, look, area.height]);
  const newest = groups[0]?.lines[0];
  return (
    <div
      className="feed"
      style={{ '--line': look.line, '--heading': look.heading, '--face': look.face } as CSSProperties}
    >
      {groups.map((group) => (
        <section key={group.age} aria-label={ages[group.age]}>
          <h2 className="feed-heading">{ages[group.age]}</h2>
          <ul>
            {group.lines.map((line) => (
              <FeedItem key={`${line.sourceId}/${line.notice.id}`} line={line} area={area} newest={line === newest} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** When the day of the wall began. */
function midnightOf(nowMs: number): number {
  return new Date(nowMs).setHours(0, 0, 0, 0);
}

function FeedItem({ line, area, newest }: { readonly line: FeedLine; readonly area: Area; readonly newest: boolean }) {
  const words = useWords();
  const formats = useFormats();
  const look = LOOK[area.orientation];
  const { notice } = line;
  const row = useWall((state) => (notice.entryId === null ? undefined : state.rows.get(notice.entryId)));
  const text = useMemo(() => noticeText(notice.body, words, formats, shortNames([])), [notice, words, formats]);
  const age = useTime((nowMs) => words.footer.ago(durationOf(nowMs - notice.atMs)));
  const width = area.width - 2 * PADDING - look.face - look.age - 2 * GAP;
  return (
    <li className="feed-line" data-newest={newest || undefined}>
      <span className="feed-mark" data-tone={notice.tone}>
        {row === undefined ? (
          <Icon name={NOTICE_ICONS[notice.tone]} />
        ) : (
          <Avatar id={row.id} name={row.name} image={row.avatar} />
        )}
      </span>
      <span className="feed-text">
        <FittedText text={text} size={look.text} weight={newest ? 660 : 560} width={width} loses="end" />
      </span>
      <span className="feed-age">{age}</span>
    </li>
  );
}
