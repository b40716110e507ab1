import type { AppError } from '#core/kernel/app-error';
import { useId } from 'react';
import { ErrorText } from './errors';

/** What ties an input to its label, hint and error. */
interface InputTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: AppError | undefined;
  /** The label above the input instead of beside it. */
  readonly stacked?: boolean;
  readonly children: (ties: InputTies) => React.ReactNode;
}

/** A label on the left; on the right the input and its hint, or the error that stands at it. */
export function Field({ label, hint, error, stacked = false, children }: FieldProps) {
  const id = useId();
  const described = error !== undefined ? `${id}-error` : hint !== undefined ? `${id}-hint` : undefined;
  return (
    <div className={stacked ? 'field field-stacked' : 'field'}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-body">
        {children({
          id,
          'aria-describedby': described,
          'aria-invalid': error === undefined ? undefined : true,
        })}
        {hint !== undefined && error === undefined && (
          <p className="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {error !== undefined && (
          <p className="field-error" id={`${id}-error`}>
            <ErrorText error={error} />
          </p>
        )}
      </div>
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'url' | 'decimal';
  readonly unit?: string;
  readonly autoFocus?: boolean;
}

export function TextField({ value, onChange, placeholder, inputMode, unit, autoFocus, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(ties) => (
        <div className="input-row">
          <input
            {...ties}
            className={unit === undefined ? 'input' : 'input input-short'}
            type="text"
            value={value}
            placeholder={placeholder}
            inputMode={inputMode}
            autoFocus={autoFocus}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => {
              onChange(event.target.value);
            }}
          />
          {unit !== undefined && <span className="unit">{unit}</span>}
        </div>
      )}
    </Field>
  );
}

interface SelectFieldProps<Value extends string | number> extends Omit<FieldProps, 'children'> {
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

export function SelectField<Value extends string | number>(props: SelectFieldProps<Value>) {
  const { value, choices, onChange, ...field } = props;
  return (
    <Field {...field}>
      {(ties) => (
        <select
          {...ties}
          className="input"
          value={value}
          onChange={(event) => {
            const chosen = choices[event.target.selectedIndex];
            if (chosen) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SwitchFieldProps extends Omit<FieldProps, 'children'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function SwitchField({ checked, onChange, ...field }: SwitchFieldProps) {
  return (
    <Field {...field}>
      {(ties) => (
        <input
          {...ties}
          className="switch"
          type="checkbox"
          role="switch"
          checked={checked}
          onChange={(event) => {
            onChange(event.target.checked);
          }}
        />
      )}
    </Field>
  );
}
