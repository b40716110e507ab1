import { useId } from 'react';
import { FAMILIES } from '../model/families';
import type { Room, SourceForm } from '../model/source-form';
import { texts } from '../texts';
import { SwitchField, TextField } from './field';
import type { DraftFieldProps } from './source-form';

/** What a kind of backend calls a room, and what is shown where none is typed. */
export function roomWords(dialect: SourceForm['dialect'], room: Room): { label: string; placeholder: string } {
  const words: Readonly<Record<string, { label: string; placeholder: string }>> = texts.dialects[dialect].rooms;
  return words[room] ?? { label: texts.labels[`join.${room}`], placeholder: texts.fields.roomPlaceholder };
}

/** The rooms that the wall joins, side by side. */
export function RoomsField({ draft, fields, change }: DraftFieldProps) {
  const id = useId();
  const { tvDisplay, rooms } = FAMILIES[draft.dialect];
  const [only] = rooms;
  if (only === undefined) return null;
  const room = (one: Room, stacked: boolean) => (
    <TextField
      key={one}
      stacked={stacked}
      {...roomWords(draft.dialect, one)}
      value={draft.rooms[one]}
      error={fields.get(`join.${one}`)}
      onChange={(value) => {
        change({ rooms: { ...draft.rooms, [one]: value } });
      }}
    />
  );
  if (!tvDisplay && rooms.length === 1) return room(only, false);
  return (
    <div className="rooms" role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>
        {texts.dialects[draft.dialect].roomsTitle}
      </span>
      <div className="rooms-body">
        {tvDisplay && (
          <SwitchField
            stacked
            label={texts.labels['join.tvDisplay']}
            checked={draft.tvDisplay}
            error={fields.get('join.tvDisplay')}
            onChange={(checked) => {
              change({ tvDisplay: checked });
            }}
          />
        )}
        {rooms.map((one) => room(one, true))}
      </div>
    </div>
  );
}
