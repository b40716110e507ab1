import { useId } from 'react';
import type { Room } from '../model/source-form';
import { texts } from '../texts';
import { SwitchField, TextField } from './field';
import type { DraftFieldProps } from './source-form';

export const MAIN_ROOMS: readonly Room[] = ['team', 'contest', 'user'];

/** The rooms that the wall joins, side by side. */
export function RoomsField({ draft, fields, change }: DraftFieldProps) {
  const id = useId();
  return (
    <div className="rooms" role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>
        {texts.fields.rooms}
      </span>
      <div className="rooms-body">
        <SwitchField
          stacked
          label={texts.labels['join.tvDisplay']}
          checked={draft.tvDisplay}
          error={fields.get('join.tvDisplay')}
          onChange={(tvDisplay) => {
            change({ tvDisplay });
          }}
        />
        {MAIN_ROOMS.map((room) => (
          <TextField
            key={room}
            stacked
            label={texts.labels[`join.${room}`]}
            value={draft.rooms[room]}
            placeholder={texts.fields.roomPlaceholder}
            error={fields.get(`join.${room}`)}
            onChange={(value) => {
              change({ rooms: { ...draft.rooms, [room]: value } });
            }}
          />
        ))}
      </div>
    </div>
  );
}
