import { texts } from '../texts';

/** What lists of rows in a form have in common: a heading, a button at the end of each row, and one below the last. */

export function RowsHeading({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <div className="form-heading">
      <h2 className="list-heading">{title}</h2>
      <p className="field-hint">{hint}</p>
    </div>
  );
}

/** @param label which row it takes away */
export function RemoveRow({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <button type="button" className="text-button text-button-bad row-remove" aria-label={label} onClick={onRemove}>
      {texts.form.removeRow}
    </button>
  );
}

export function AddRow({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }) {
  return (
    <div className="item-add">
      <button type="button" className="button soft" onClick={onAdd}>
        + {label}
      </button>
    </div>
  );
}
