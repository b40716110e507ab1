import type { AppError } from '#core/kernel/app-error';

/** What is wrong in bold, then what to do about it. */
export function ErrorText({ error }: { readonly error: Pick<AppError, 'message' | 'remedy'> }) {
  return (
    <>
      <strong>{error.message}</strong> {error.remedy}
    </>
  );
}

/** Errors that belong to no field. */
export function ErrorSummary({ title, errors }: { readonly title?: string; readonly errors: readonly AppError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} data-error-summary>
      {title !== undefined && <p className="error-summary-title">{title}</p>}
      <ul>
        {errors.map((error) => (
          <li key={`${error.code} ${error.path ?? ''} ${error.message}`}>
            <ErrorText error={error} />
          </li>
        ))}
      </ul>
    </div>
  );
}
