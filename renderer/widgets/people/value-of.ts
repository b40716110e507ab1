import { useMemo } from 'react';
import type { FrameBoard } from '#core/ipc/frame';
import type { NumberStyle } from '../../language/formats';
import { useFormats } from '../../wall/services';

const UNKNOWN = '–';

/** Writes values as a board does: money where it has a currency. */
export function useValueOf({ currency }: Pick<FrameBoard, 'currency'>) {
  const formats = useFormats();
  return useMemo(
    () =>
      (value: number | null, style: NumberStyle = 'full'): string =>
        value === null ? UNKNOWN : formats.value(value, currency, style),
    [formats, currency],
  );
}
