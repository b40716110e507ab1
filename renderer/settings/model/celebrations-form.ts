import type { CelebrationsConfig } from '#core/config/celebrations';
import type { Hours, Weekday } from '#core/domain/hours';
import type { Motif } from '#core/domain/motifs';
import { numberIn } from './number-in';

/** Hours as they are typed. Texts stay texts until they are saved, so that nothing typed is lost. */
export interface HoursForm {
  /** Its own for as long as the form is open. */
  readonly key: string;
  readonly from: string;
  readonly until: string;
  readonly weekdays: readonly Weekday[];
  /** Of the volume; of no meaning in quiet hours. */
  readonly percent: string;
}

export interface TuneForm {
  readonly key: string;
  readonly whose: 'entry' | 'team';
  readonly who: string;
  readonly motif: Motif;
}

export interface CelebrationsForm {
  readonly enabled: boolean;
  readonly hourlyCap: string;
  readonly quietHours: readonly HoursForm[];
  readonly sound: boolean;
  readonly volumePercent: string;
  readonly volumeByHour: readonly HoursForm[];
  /** Empty: the wall that was opened first. */
  readonly loudDisplay: string;
  readonly sounds: readonly TuneForm[];
  /** For keys. */
  readonly nextKey: number;
}

export function celebrationsFormOf(saved: CelebrationsConfig): CelebrationsForm {
  let nextKey = 0;
  const hours = ({ from, until, weekdays = [] }: Hours, percent: string): HoursForm => ({
    key: `hours-${nextKey++}`,
    from,
    until,
    weekdays,
    percent,
  });
  return {
    enabled: saved.enabled,
    hourlyCap: String(saved.hourlyCap),
    quietHours: saved.quietHours.map((each) => hours(each, '')),
    sound: saved.sound,
    volumePercent: String(saved.volumePercent),
    volumeByHour: saved.volumeByHour.map((each) => hours(each, String(each.percent))),
    loudDisplay: saved.loudDisplay ?? '',
    sounds: saved.sounds.map((sound): TuneForm => {
      const whose = 'team' in sound ? 'team' : 'entry';
      return { key: `tune-${nextKey++}`, whose, who: 'team' in sound ? sound.team : sound.entry, motif: sound.motif };
    }),
    nextKey,
  };
}

/** As `settings:save` takes it. What is not right goes as typed: main says what is wrong with it. */
export function celebrationsPayload(form: CelebrationsForm): Record<string, unknown> {
  return {
    enabled: form.enabled,
    hourlyCap: numberIn(form.hourlyCap),
    quietHours: form.quietHours.map(hoursPayload),
    sound: form.sound,
    volumePercent: numberIn(form.volumePercent),
    volumeByHour: form.volumeByHour.map((hours) => ({ ...hoursPayload(hours), percent: numberIn(hours.percent) })),
    ...(form.loudDisplay === '' ? {} : { loudDisplay: form.loudDisplay }),
    sounds: form.sounds.map(({ whose, who, motif }) => ({ [whose]: who.trim(), motif })),
  };
}

function hoursPayload({ from, until, weekdays }: HoursForm): Record<string, unknown> {
  return { from, until, ...(weekdays.length === 0 ? {} : { weekdays }) };
}

export type HoursList = 'quietHours' | 'volumeByHour';

/** Lunch to begin with, for quiet hours; an evening that is less loud. */
const BEGIN_WITH = {
  quietHours: { from: '12:00', until: '13:00', weekdays: [], percent: '' },
  volumeByHour: { from: '18:00', until: '08:00', weekdays: [], percent: '30' },
} as const satisfies Record<HoursList, Omit<HoursForm, 'key'>>;

export function withAddedHours(form: CelebrationsForm, list: HoursList): CelebrationsForm {
  const added = { ...BEGIN_WITH[list], key: `hours-${form.nextKey}` };
  return { ...form, nextKey: form.nextKey + 1, [list]: [...form[list], added] };
}

export function withAddedTune(form: CelebrationsForm): CelebrationsForm {
  const added: TuneForm = { key: `tune-${form.nextKey}`, whose: 'entry', who: '', motif: 'harp' };
  return { ...form, nextKey: form.nextKey + 1, sounds: [...form.sounds, added] };
}
