import { LONGEST_IMAGE } from '#core/config/choices';
import { BOARD_MEASURES } from '#core/domain/board-view';
import { PERIODS } from '#core/domain/periods';
import { SCENE_IDS } from '#core/domain/scenes';
import { sortErrors } from '../model/field-errors';
import { boardName } from '../model/format';
import { sceneHas, type ItemForm } from '../model/playlist-form';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { SelectField, SwitchField, TextField } from './field';
import { PictureField } from './picture-field';
import { TimeField, WeekdaysField } from './hours-fields';

const t = texts.playlist;
const FIELDS = [
  ...['scene', 'source', 'board', 'boards', 'durationSeconds', 'period', 'view', 'title', 'text', 'image'],
  ...['when.from', 'when.until'],
];

interface PlaylistItemFormProps {
  readonly item: ItemForm;
  readonly name: string;
  readonly path: string;
}

/** The settings of one item: those that its scene has. */
export function PlaylistItemForm({ item, name, path }: PlaylistItemFormProps) {
  const { playlist } = useSettings();
  const sources = useSettingsState((state) => state.view?.config.sources ?? []);
  const formErrors = useSettingsState((state) => state.formErrors);
  const { fields } = sortErrors(formErrors, `${path}.`, FIELDS, []);
  const change = (part: Partial<ItemForm>): void => {
    playlist.changeItem(item.key, part);
  };
  const { scene } = item;
  return (
    <div className="item-form">
      <SelectField
        label={t.scene}
        value={scene}
        error={fields.get('scene')}
        choices={SCENE_IDS.map((value) => ({ value, label: t.scenes[value] }))}
        onChange={(value) => change({ scene: value })}
      />
      {sceneHas(scene, 'source') && (
        <SelectField
          label={t.source}
          value={item.source}
          error={fields.get('source')}
          choices={[
            { value: '', label: t.allSources },
            ...sources.map((source) => ({ value: source.id, label: displayName(source) })),
          ]}
          onChange={(source) => change({ source, board: '' })}
        />
      )}
      {sceneHas(scene, 'board') && (
        <BoardField
          label={t.board}
          none={t.mainBoards}
          source={item.source}
          value={item.board}
          error={fields.get('board')}
          onChange={(board) => change({ board })}
        />
      )}
      {sceneHas(scene, 'pair') &&
        ([0, 1] as const).map((place) => (
          <BoardField
            key={place}
            label={t.pairBoards[place]}
            none={t.anyBoard}
            source={item.source}
            value={item.pair[place]}
            error={place === 0 ? fields.get('boards') : undefined}
            onChange={(board) => change({ pair: place === 0 ? [board, item.pair[1]] : [item.pair[0], board] })}
          />
        ))}
      {sceneHas(scene, 'words') && <WordFields item={item} fields={fields} change={change} />}
      {!sceneHas(scene, 'words') && (
        <TextField
          label={t.itemTitle}
          hint={t.itemTitleHint}
          value={item.title}
          error={fields.get('title')}
          onChange={(title) => change({ title })}
        />
      )}
      {sceneHas(scene, 'period') && (
        <SelectField
          label={t.period}
          value={item.period}
          error={fields.get('period')}
          choices={[
            { value: '' as const, label: t.asTold },
            ...PERIODS.map((value) => ({ value, label: t.periods[value] })),
          ]}
          onChange={(period) => change({ period })}
        />
      )}
      {sceneHas(scene, 'view') && (
        <SelectField
          label={t.view}
          value={item.view === '' ? 'value' : item.view}
          error={fields.get('view')}
          choices={BOARD_MEASURES.map((value) => ({ value, label: t.views[value] }))}
          onChange={(view) => change({ view: view === 'value' ? '' : view })}
        />
      )}
      <TextField
        label={t.duration}
        hint={t.durationHint}
        unit={t.seconds}
        inputMode="decimal"
        value={item.durationSeconds}
        error={fields.get('durationSeconds')}
        onChange={(durationSeconds) => change({ durationSeconds })}
      />
      <h4 className="form-heading">{t.conditions}</h4>
      <TimeField
        label={t.from}
        value={item.from}
        error={fields.get('when.from')}
        onChange={(from) => change({ from })}
      />
      <TimeField
        label={t.until}
        hint={t.hoursHint}
        value={item.until}
        error={fields.get('when.until')}
        onChange={(until) => change({ until })}
      />
      <WeekdaysField days={item.weekdays} onChange={(weekdays) => change({ weekdays })} />
      <SwitchField label={t.contest} checked={item.contest} onChange={(contest) => change({ contest })} />
      <SwitchField label={t.held} hint={t.heldHint} checked={item.pinned} onChange={(pinned) => change({ pinned })} />
      <div className="card-foot">
        <button
          type="button"
          className="text-button text-button-bad"
          aria-label={t.remove(name)}
          onClick={() => playlist.remove(item.key)}
        >
          {t.removeWord}
        </button>
        <span className="spacer" />
        <PinFor item={item} />
      </div>
    </div>
  );
}

const PIN_TIMES = [null, 15, 60, 480] as const;

/** For how long an item holds the display. */
function PinFor({ item }: { readonly item: ItemForm }) {
  const { playlist } = useSettings();
  return (
    <>
      <span className="unit">{t.pinFor}</span>
      {PIN_TIMES.map((minutes) => (
        <button key={minutes} type="button" className="text-button" onClick={() => void playlist.pin(item, minutes)}>
          {t.pinTimes[minutes ?? 'always']}
        </button>
      ))}
    </>
  );
}

type Errors = ReturnType<typeof sortErrors>['fields'];

interface WordFieldsProps {
  readonly item: ItemForm;
  readonly fields: Errors;
  readonly change: (part: Partial<ItemForm>) => void;
}

function WordFields({ item, fields, change }: WordFieldsProps) {
  return (
    <>
      <TextField
        label={t.itemTitle}
        value={item.title}
        error={fields.get('title')}
        onChange={(title) => change({ title })}
      />
      <TextField label={t.text} value={item.text} error={fields.get('text')} onChange={(text) => change({ text })} />
      <PictureField
        label={t.image}
        hint={t.imageHint}
        value={item.image}
        error={fields.get('image')}
        longest={LONGEST_IMAGE}
        tooLarge={t.imageTooLarge}
        removeLabel={t.removeImage}
        onChange={(image) => change({ image })}
      />
    </>
  );
}

interface BoardFieldProps {
  readonly label: string;
  readonly none: string;
  readonly source: string;
  readonly value: string;
  readonly error: ReturnType<Errors['get']>;
  readonly onChange: (board: string) => void;
}

/** The boards that there are now, and the one that is chosen even when there is none of that name yet. */
function BoardField({ label, none, source, value, error, onChange }: BoardFieldProps) {
  const boards = useSettingsState((state) => state.playlist.view?.boards ?? []);
  const known = boards.filter(({ id }) => source === '' || id.startsWith(`${source}:`));
  const missing = value !== '' && !known.some(({ id }) => id === value);
  return (
    <SelectField
      label={label}
      value={value}
      error={error}
      choices={[
        { value: '', label: none },
        ...known.map((board) => ({ value: board.id, label: boardName(board) })),
        ...(missing ? [{ value, label: value }] : []),
      ]}
      onChange={onChange}
    />
  );
}
