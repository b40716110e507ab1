import { sourceOfBoard } from '#core/domain/board';
import type { SceneId } from '#core/domain/scenes';
import { useEffect } from 'react';
import { sortErrors } from '../model/field-errors';
import { boardName, clockTime } from '../model/format';
import { playlistPath, type DisplayForm, type PlaylistMode } from '../model/playlist-form';
import { ErrorSummary } from '../parts/errors';
import { SelectField, TextField } from '../parts/field';
import { FormFrame } from '../parts/form-frame';
import { PlaylistItemRow } from '../parts/playlist-item';
import { SectionHeader } from '../parts/section-header';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';

const t = texts.playlist;

export function PlaylistSection() {
  const { playlist } = useSettings();
  const form = useSettingsState((state) => state.form);
  const chosen = useSettingsState((state) => state.playlist.displayKey);
  const formErrors = useSettingsState((state) => state.formErrors);
  const pageErrors = useSettingsState((state) => state.pageErrors);
  const overview = useSettingsState((state) => state.overview);
  useEffect(() => {
    void playlist.refresh();
  }, [playlist, overview]);
  if (form?.kind !== 'playlist') return null;
  const { draft } = form;
  const display = draft.displays.find(({ key }) => key === chosen) ?? draft.displays[0];
  if (display === undefined) return null;
  const path = playlistPath(draft, display.key);
  const { rest } = sortErrors(
    formErrors.filter((error) => error.path?.startsWith(`${path}[`) !== true),
    '',
    [],
    [],
  );
  return (
    <>
      <SectionHeader title={t.title} intro={t.intro} />
      <ErrorSummary errors={pageErrors} />
      <DisplayTabs displays={draft.displays} chosen={display.key} />
      <div className="card card-form">
        <FormFrame label={t.title} errors={rest}>
          <OnNow />
          {display.name !== null && <DisplayFields display={display} />}
          <SelectField
            label={t.mode}
            value={display.mode}
            choices={modesOf(display).map((value) => ({ value, label: t.modes[value] }))}
            onChange={(mode) => playlist.change((one) => ({ ...one, mode }))}
          />
          {display.mode === 'own' ? <Items display={display} path={path} /> : <Automatic mode={display.mode} />}
        </FormFrame>
      </div>
    </>
  );
}

function modesOf({ name }: DisplayForm): readonly PlaylistMode[] {
  return name === null ? ['automatic', 'own'] : ['wall', 'own'];
}

interface DisplayTabsProps {
  readonly displays: readonly DisplayForm[];
  readonly chosen: string;
}

function DisplayTabs({ displays, chosen }: DisplayTabsProps) {
  const { playlist } = useSettings();
  return (
    <div className="tabs" role="group" aria-label={t.displays}>
      {displays.map(({ key, name }) => (
        <button
          key={key}
          type="button"
          className="tab"
          aria-pressed={key === chosen}
          onClick={() => playlist.select(key)}
        >
          {name ?? t.thisWall}
        </button>
      ))}
      <button type="button" className="tab tab-add" onClick={() => playlist.addDisplay()}>
        {t.addDisplay}
      </button>
    </div>
  );
}

/** What is on the display at this moment, who has put it there, and the way to take a pin back. */
function OnNow() {
  const { playlist } = useSettings();
  const view = useSettingsState((state) => state.playlist.view);
  if (view === null) return null;
  const { now, pin, boards } = view;
  const board = boards.find(({ id }) => id === now.boardId);
  const scene = t.scenes[now.scene as SceneId];
  const until = pin === null || pin.untilMs === null ? '' : ` ${t.pinnedUntil(clockTime(pin.untilMs))}`;
  return (
    <div className="on-now">
      <span className="on-now-label">{t.now}</span>
      <span className="on-now-scene">{board === undefined ? scene : `${scene} · ${boardName(board)}`}</span>
      <span className="on-now-why">
        {t.holders[now.by]}
        {now.by === 'pin' ? until : ''}
      </span>
      {pin !== null && (
        <button type="button" className="button" onClick={() => void playlist.takeBack()}>
          {t.takeBack}
        </button>
      )}
    </div>
  );
}

function DisplayFields({ display }: { readonly display: DisplayForm }) {
  const { playlist } = useSettings();
  const name = display.name ?? '';
  return (
    <>
      <TextField
        label={t.displayName}
        hint={t.displayHint(`/?display=${encodeURIComponent(name)}`)}
        value={name}
        onChange={(changed) => playlist.change((one) => ({ ...one, name: changed }))}
      />
      <TextField
        label={t.monitor}
        hint={t.monitorHint}
        value={display.monitor}
        onChange={(monitor) => playlist.change((one) => ({ ...one, monitor }))}
      />
      <p className="field-aside">
        <button
          type="button"
          className="text-button text-button-bad"
          onClick={() => playlist.removeDisplay(display.key)}
        >
          {t.removeDisplay}
        </button>
      </p>
    </>
  );
}

/** Scenes to begin with; all can be changed to any other. */
const TO_ADD: readonly SceneId[] = ['leaderboard', 'live', 'pair', 'movers', 'race', 'contest', 'message'];

function Items({ display, path }: { readonly display: DisplayForm; readonly path: string }) {
  const { playlist } = useSettings();
  const view = useSettingsState((state) => state.playlist.view);
  const { items } = display;
  return (
    <>
      <h2 className="form-heading">{t.list}</h2>
      {items.length === 0 ? <p className="form-note">{t.empty}</p> : <p className="field-hint">{t.moveHint}</p>}
      <ol className="items" aria-label={t.list}>
        {items.map((item, index) => (
          <PlaylistItemRow
            key={item.key}
            item={item}
            index={index}
            count={items.length}
            state={view?.items[index]}
            path={`${path}[${index}]`}
          />
        ))}
      </ol>
      <div className="item-add" role="group" aria-label={t.add}>
        {TO_ADD.map((scene) => (
          <button
            key={scene}
            type="button"
            className="button soft"
            onClick={() => playlist.add(scene === 'message' ? { scene, title: t.scenes.message } : { scene })}
          >
            + {t.scenes[scene]}
          </button>
        ))}
      </div>
    </>
  );
}

function Automatic({ mode }: { readonly mode: PlaylistMode }) {
  const view = useSettingsState((state) => state.playlist.view);
  if (mode === 'wall') return <p className="form-note">{t.wallNote}</p>;
  return (
    <>
      <p className="form-note">{t.automaticNote}</p>
      <h2 className="form-heading">{t.automaticList}</h2>
      <ol className="items">
        {view?.automatic.map(({ scene, boardId }) => {
          const board = view.boards.find(({ id }) => id === boardId);
          return (
            <li className="item item-head" key={`${scene} ${boardId ?? ''}`}>
              <div className="item-words">
                <p className="item-name">{board === undefined ? t.scenes[scene as SceneId] : boardName(board)}</p>
                <p className="item-line">
                  {boardId === null ? t.allSources : `${t.scenes[scene as SceneId]} · ${sourceOfBoard(boardId)}`}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
