import { memo, useMemo, useRef } from 'react';
import type { Notice } from '#core/domain/notices';
import { durationOf, shortNames } from '../../language/formats';
import { useFormats, useScreen, useServices, useTime, useWall, useWords } from '../../wall/services';
import { unitOf } from '../board/geometry';
import { Icon } from '../icons/icons';
import { FittedText } from '../text/fitted-text';
import { NOTICE_ICONS } from './notice-icons';
import { NOTHING_YET, paced } from './pace';
import { noticesOnShow } from './selection';
import { noticeText } from './notice-text';
import './notices.css';

/** In units: the widest text, and what a line has around it. */
const LINE = { widest: 38, around: 9, age: 12 } as const;
const ANNOUNCEMENT = { widest: 104, around: 13 } as const;
const PLACES = { landscape: 2, portrait: 1 } as const;
/** An age is told once it is worth telling. */
const AGE_TOLD_MS = 60_000;

interface NoticesProps {
  /** Width in units. A line that does not fit beside the first is not shown. */
  readonly room: number;
}

/** What happened of late. */
export const Notices = memo(function Notices({ room }: NoticesProps) {
  const { clock } = useServices();
  const words = useWords();
  const notices = useWall((state) => state.notices);
  const { orientation } = unitOf(useScreen());
  const shown = useRef(NOTHING_YET);
  useTime((nowMs) => {
    const chosen = noticesOnShow(notices, nowMs, PLACES[orientation]);
    shown.current = paced(shown.current, chosen, notices, clock.monotonic());
    const { announcement, lines } = shown.current.onShow;
    return `${announcement?.id ?? ''}|${lines.map((notice) => notice.id).join('|')}`;
  });
  const { announcement, lines } = shown.current.onShow;
  return (
    <div className="notices" role="status" aria-live="polite" aria-label={words.footer.moments}>
      {announcement && (
        <NoticeLine
          key={announcement.id}
          notice={announcement}
          width={Math.min(ANNOUNCEMENT.widest, room - ANNOUNCEMENT.around)}
          big
        />
      )}
      {lines.map((notice) => (
        <NoticeLine
          key={notice.id}
          notice={notice}
          width={Math.min(LINE.widest, room - LINE.around - LINE.age)}
          big={false}
        />
      ))}
    </div>
  );
});

interface NoticeLineProps {
  readonly notice: Notice;
  readonly width: number;
  readonly big: boolean;
}

const NoticeLine = memo(function NoticeLine({ notice, width, big }: NoticeLineProps) {
  const words = useWords();
  const formats = useFormats();
  const names = useWall((state) => state.names);
  const shortName = useMemo(() => shortNames(names.values()), [names]);
  // A backend that tells only an id means someone whom the board may know by name.
  const nameOf = (told: string): string => shortName(names.get(told) ?? told);
  const age = useTime((nowMs) =>
    nowMs - notice.atMs < AGE_TOLD_MS ? null : words.footer.ago(durationOf(nowMs - notice.atMs)),
  );
  return (
    <p className="notice" data-testid="notice" data-tone={notice.tone} data-big={big}>
      <span className="notice-icon">
        <Icon name={NOTICE_ICONS[notice.tone]} />
      </span>
      <FittedText
        text={noticeText(notice.body, words, formats, nameOf)}
        size={big ? 3.2 : 2.6}
        weight={big ? 640 : 500}
        width={width}
        least={big ? 0.8 : 0.86}
        loses={big ? 'end' : 'middle'}
        ours={'phrase' in notice.body}
      />
      {age !== null && !big && <span className="notice-age">{age}</span>}
    </p>
  );
});
