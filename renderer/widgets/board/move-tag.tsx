import { memo } from 'react';
import { useStore } from 'zustand';
import { shortNames } from '../../language/formats';
import { isolated } from '../../language/script';
import { useFormats, useWords } from '../../wall/services';
import { FittedText } from '../text/fitted-text';
import { useBoard, useChoreography } from './scope';
import type { Tag } from './telling';

/** In units. */
const SIZE = 2.5;
const WEIGHT = 640;
/** The arrow and the gap after it. */
const ARROW = 2.6;

/** A few words on who was passed, while the climber is looked at. Screen readers hear it from the footer. */
export const MoveTag = memo(function MoveTag({ id, width }: { readonly id: string; readonly width: number }) {
  const { telling } = useChoreography();
  const tag = useStore(telling.told, ({ tags }) => tags.get(id) ?? null);
  return tag === null ? null : <TagText tag={tag} width={width} />;
});

function TagText({ tag, width }: { readonly tag: Tag; readonly width: number }) {
  const choreography = useChoreography();
  const words = useWords();
  const formats = useFormats();
  const names = useBoard((state) => state.names);
  const nameOf = (id: string): string => names.get(id) ?? id;
  const passed = (other: string): string => {
    const inSight = choreography.stage.getState().cast.map((member) => nameOf(member.id));
    const short = nameOf(other) === '' ? words.board.anonymous : shortNames([...inSight, nameOf(other)])(nameOf(other));
    return words.board.passed(isolated(short, words.direction));
  };
  const text =
    tag.kind === 'passed'
      ? passed(tag.other)
      : words.board.movedFrom(formats.amount(tag.from + 1), formats.amount(tag.to + 1));
  return (
    <span className="move-tag" data-testid="move-tag" aria-hidden="true">
      <svg className="trend-arrow" viewBox="0 0 10 9">
        <path d="M5 0.5 9.6 8.500H.4z" />
      </svg>
      <FittedText text={text} size={SIZE} weight={WEIGHT} width={width - ARROW} lines={1} ours />
    </span>
  );
}
