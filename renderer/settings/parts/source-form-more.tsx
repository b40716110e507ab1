import type { Room } from '../model/source-form';
import { texts } from '../texts';
import { SwitchField, TextField } from './field';
import type { DraftFieldProps } from './source-form';

const ROOMS_HERE: readonly Room[] = ['session', 'module', 'room', 'leaderboard', 'educator'];
const ADDRESSES = ['tokenUrl', 'pollUrl'] as const;
const ADDRESS_HINTS = { tokenUrl: texts.fields.tokenUrlHint, pollUrl: texts.fields.pollUrlHint };

export const MORE_FIELDS: readonly string[] = [
  ...ROOMS_HERE.map((room) => `join.${room}`),
  ...ADDRESSES,
  'showConversations',
];

interface MoreFieldsProps extends DraftFieldProps {
  readonly demo: boolean;
}

/** What few sources need, folded away; it opens by itself when an error stands inside. */
export function MoreFields({ draft, fields, demo, change }: MoreFieldsProps) {
  const faulty = MORE_FIELDS.some((field) => fields.has(field)) || (draft.idTyped && fields.has('id'));
  return (
    <details className="more" open={faulty || undefined}>
      <summary>{texts.form.more}</summary>
      {!demo && (
        <>
          {ROOMS_HERE.map((room) => (
            <TextField
              key={room}
              label={texts.labels[`join.${room}`]}
              value={draft.rooms[room]}
              placeholder={texts.fields.roomPlaceholder}
              error={fields.get(`join.${room}`)}
              onChange={(value) => {
                change({ rooms: { ...draft.rooms, [room]: value } });
              }}
            />
          ))}
          {ADDRESSES.map((key) => (
            <TextField
              key={key}
              label={texts.labels[key]}
              hint={ADDRESS_HINTS[key]}
              value={draft[key]}
              placeholder={texts.fields.optional}
              inputMode="url"
              error={fields.get(key)}
              onChange={(value) => {
                change({ [key]: value });
              }}
            />
          ))}
          <SwitchField
            label={texts.labels.showConversations}
            hint={texts.fields.conversationsHint}
            checked={draft.showConversations}
            error={fields.get('showConversations')}
            onChange={(showConversations) => {
              change({ showConversations });
            }}
          />
        </>
      )}
      <TextField
        label={texts.labels.id}
        hint={texts.fields.idHint}
        value={draft.id}
        error={draft.idTyped ? fields.get('id') : undefined}
        onChange={(id) => {
          change({ id, idTyped: true });
        }}
      />
    </details>
  );
}
