import { memo } from 'react';
import type { CelebrationTexts } from './celebration-texts';
import { FittedText } from '../text/fitted-text';
import type { StagingLayout } from './stagings/staging';

interface WordsProps extends Pick<StagingLayout, 'words'> {
  readonly texts: CelebrationTexts;
  readonly detail: string | null;
  /** Are several people named? */
  readonly several: boolean;
}

/** Several names have two lines, which are smaller where there is room for one. */
const SEVERAL = 0.78;

const BETWEEN = ' · ';

/** What is celebrated, the name first in size. */
export const CelebrationWords = memo(function CelebrationWords({ words, texts, detail, several }: WordsProps) {
  const { heading, name, title, lines } = texts;
  const { width } = words;
  const apart = words.detail !== null;
  const more = apart || detail === null ? lines : [...lines, detail];
  const wraps = several && words.nameLines === 1;
  const told = [title, ...more].filter((text) => text !== '');
  return (
    <div className="celebration-words" data-align={words.align} data-from={words.from}>
      <p className="celebration-heading">
        <FittedText text={heading} size={words.heading} weight={720} width={width / SPACED} lines={1} ours />
      </p>
      <p className="celebration-name">
        <FittedText
          text={name}
          size={wraps ? words.name * SEVERAL : words.name}
          weight={790}
          width={width}
          lines={wraps ? 2 : words.nameLines}
          least={0.6}
        />
      </p>
      <p className="celebration-title">
        <FittedText
          text={told.join(BETWEEN)}
          size={words.title}
          weight={650}
          width={width}
          lines={lines.length > 0 && apart ? 2 : 1}
          least={0.74}
          loses="end"
        />
      </p>
      {words.detail !== null && detail !== null && (
        <p className="celebration-detail">
          <FittedText text={detail} size={words.detail} weight={500} width={width} least={0.8} loses="end" />
        </p>
      )}
    </div>
  );
});

/** Spaced capitals are so much wider than the ruler's letters. */
const SPACED = 1.42;
