import type { AppError } from '#core/kernel/app-error';
import { useState } from 'react';
import { Field } from './field';

interface PictureFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: AppError | undefined;
  /** In characters of its `data:` address. */
  readonly longest: number;
  readonly tooLarge: Pick<AppError, 'message' | 'remedy'>;
  readonly removeLabel: string;
  readonly round?: boolean;
  readonly onChange: (picture: string) => void;
}

/** A picture from a file, kept as a `data:` address. */
export function PictureField(props: PictureFieldProps) {
  const { label, hint, value, error, longest, tooLarge, removeLabel, round = false, onChange } = props;
  const [refused, setRefused] = useState(false);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const picture = await dataAddress(file);
    setRefused(picture.length > longest);
    if (picture.length <= longest) onChange(picture);
  };
  return (
    <Field label={label} hint={hint} error={refused ? { code: 'PICTURE', ...tooLarge } : error}>
      {(ties) => (
        <div className="picture" data-round={round || undefined}>
          {value !== '' && <img src={value} alt="" />}
          <input
            {...ties}
            type="file"
            accept="image/png,image/jpeg,image/webp,image/gif,image/svg+xml"
            onChange={(event) => void take(event.target.files?.[0])}
          />
          {value !== '' && (
            <button type="button" className="text-button" onClick={() => onChange('')}>
              {removeLabel}
            </button>
          )}
        </div>
      )}
    </Field>
  );
}

function dataAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The picture cannot be read.'));
    };
    reader.readAsDataURL(file);
  });
}
