import { FAMILIES, unusedIn } from '../model/families';
import { isDemo, type SourceForm } from '../model/source-form';
import { texts } from '../texts';
import { TextField } from './field';
import { roomWords } from './rooms-field';
import type { DraftFieldProps } from './source-form';
import { TokenAddressField } from './token-address-field';

/** The settings that are folded away in the form of this draft. */
export function moreFields({ dialect }: SourceForm): string[] {
  const { moreRooms, poll, tokensExpire } = FAMILIES[dialect];
  return [
    ...moreRooms.map((room) => `join.${room}`),
    ...(tokensExpire ? [] : ['tokenUrl']),
    ...(poll ? ['pollUrl'] : []),
    'showConversations',
  ];
}

/** What few sources need, folded away; it opens by itself when an error stands inside. */
export function MoreFields({ draft, fields, change }: DraftFieldProps) {
  const faulty = moreFields(draft).some((field) => fields.has(field)) || (draft.idTyped && fields.has('id'));
  const { moreRooms, poll, tokensExpire } = FAMILIES[draft.dialect];
  const unused = unusedIn(draft);
  return (
    <details className="more" open={faulty || undefined}>
      <summary>{texts.form.more}</summary>
      {!isDemo(draft) && (
        <>
          {moreRooms.map((room) => (
            <TextField
              key={room}
              {...roomWords(draft.dialect, room)}
              value={draft.rooms[room]}
              error={fields.get(`join.${room}`)}
              onChange={(value) => {
                change({ rooms: { ...draft.rooms, [room]: value } });
              }}
            />
          ))}
          {!tokensExpire && <TokenAddressField draft={draft} fields={fields} change={change} />}
          {poll && (
            <TextField
              label={texts.labels.pollUrl}
              hint={texts.fields.pollUrlHint}
              value={draft.pollUrl}
              placeholder={texts.fields.optional}
              inputMode="url"
              error={fields.get('pollUrl')}
              onChange={(pollUrl) => {
                change({ pollUrl });
              }}
            />
          )}
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
      {unused.length > 0 && <p className="form-note">{texts.fields.unused(unused.map(labelOf).join(', '))}</p>}
    </details>
  );
}

const labelOf = (field: string): string => (texts.labels as Readonly<Record<string, string>>)[field] ?? field;
