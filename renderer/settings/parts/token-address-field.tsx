import { texts } from '../texts';
import { TextField } from './field';
import type { DraftFieldProps } from './source-form';

/** Where new tokens are fetched. */
export function TokenAddressField({ draft, fields, change }: DraftFieldProps) {
  return (
    <TextField
      label={texts.labels.tokenUrl}
      hint={texts.fields.tokenUrlHint}
      value={draft.tokenUrl}
      placeholder={texts.fields.optional}
      inputMode="url"
      error={fields.get('tokenUrl')}
      onChange={(tokenUrl) => {
        change({ tokenUrl });
      }}
    />
  );
}
