import { useFormats } from '../../wall/services';
import type { NumberStyle } from '../../language/formats';
import { RollingNumber } from '../text/rolling-number';
import { useBoard } from './scope';

const UNKNOWN = '–';

/** A value as the board writes it: money where the board has a currency. */
export function useValueText(value: number | null, style: NumberStyle): string {
  const formats = useFormats();
  const currency = useBoard((state) => state.board?.currency ?? null);
  const measure = useBoard((state) => state.board?.view?.measure ?? 'value');
  if (value === null) return UNKNOWN;
  return measure === 'value' ? formats.value(value, currency, style) : formats.percent(value);
}

export function EntryValue({ value, text }: { readonly value: number | null; readonly text: string }) {
  return <RollingNumber text={text} value={value ?? 0} />;
}
