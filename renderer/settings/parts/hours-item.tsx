import type { Weekday } from '#core/domain/hours';
import type { AppError } from '#core/kernel/app-error';
import { texts } from '../texts';
import { TimeField, WeekdaysField } from './hours-fields';
import { RemoveRow } from './rows';

export interface PartOfDay {
  readonly from: string;
  readonly until: string;
  readonly weekdays: readonly Weekday[];
}

interface HoursItemProps {
  readonly label: string;
  readonly hours: PartOfDay;
  readonly error: (field: 'from' | 'until') => AppError | undefined;
  readonly onChange: (change: Partial<PartOfDay>) => void;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  /** What holds at these hours. */
  readonly children?: React.ReactNode;
}

/** A part of the day in a list of such, with its weekdays. */
export function HoursItem({ label, hours, error, onChange, removeLabel, onRemove, children }: HoursItemProps) {
  return (
    <li className="item hours-item" role="group" aria-label={label}>
      <div className="hours-row">
        <TimeField
          stacked
          label={texts.labels.from}
          value={hours.from}
          error={error('from')}
          onChange={(from) => onChange({ from })}
        />
        <TimeField
          stacked
          label={texts.labels.until}
          value={hours.until}
          error={error('until')}
          onChange={(until) => onChange({ until })}
        />
        {children}
        <RemoveRow label={removeLabel} onRemove={onRemove} />
      </div>
      <WeekdaysField days={hours.weekdays} onChange={(weekdays) => onChange({ weekdays })} />
    </li>
  );
}
