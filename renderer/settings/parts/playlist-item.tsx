import type { PlaylistView } from '#core/ipc/playlist-view';
import { useId, useState } from 'react';
import { itemPayload, sceneHas, type ItemForm } from '../model/playlist-form';
import { displayName } from '../model/source-id';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { DownIcon, EditIcon, PinIcon, UpIcon } from './playlist-icons';
import { PlaylistItemForm } from './playlist-item-form';

const t = texts.playlist;

interface PlaylistItemRowProps {
  readonly item: ItemForm;
  readonly index: number;
  readonly count: number;
  readonly state: PlaylistView['items'][number] | undefined;
  /** Where the item's settings stand in the configuration, for errors. */
  readonly path: string;
}

/** The key of the item that is dragged, while one is. */
const DRAG_TYPE = 'text/x-scorewall-item';

/** One scene of a list: what it is, how it is now, and what can be done with it. */
export function PlaylistItemRow({ item, index, count, state, path }: PlaylistItemRowProps) {
  const { playlist } = useSettings();
  const open = useSettingsState((all) => all.playlist.openItem === item.key);
  const [dragged, setDragged] = useState(false);
  const [target, setTarget] = useState(false);
  const nameId = useId();
  const name = item.title === '' ? t.scenes[item.scene] : `${t.scenes[item.scene]} · ${item.title}`;
  return (
    <li
      className="item"
      data-open={open}
      data-dragged={dragged}
      data-target={target}
      aria-labelledby={nameId}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAG_TYPE)) return;
        event.preventDefault();
        setTarget(true);
      }}
      onDragLeave={() => {
        setTarget(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setTarget(false);
        playlist.move(event.dataTransfer.getData(DRAG_TYPE), index);
      }}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (!event.altKey || by === 0) return;
        event.preventDefault();
        playlist.move(item.key, index + by);
      }}
    >
      <div
        className="item-head"
        draggable
        onDragStart={(event) => {
          event.dataTransfer.setData(DRAG_TYPE, item.key);
          event.dataTransfer.effectAllowed = 'move';
          setDragged(true);
        }}
        onDragEnd={() => {
          setDragged(false);
        }}
      >
        <span className="item-handle" aria-hidden="true" />
        <div className="item-words">
          <h3 className="item-name" id={nameId}>
            {name}
          </h3>
          <ItemLine item={item} />
        </div>
        <StateChip state={state} />
        <div className="item-tools">
          <Tool label={t.up(name)} off={index === 0} act={() => playlist.move(item.key, index - 1)}>
            <UpIcon />
          </Tool>
          <Tool label={t.down(name)} off={index === count - 1} act={() => playlist.move(item.key, index + 1)}>
            <DownIcon />
          </Tool>
          <Tool label={t.pinNamed(name)} act={() => void playlist.pin(item, null)} pressed={usePinned(item)}>
            <PinIcon />
          </Tool>
          <Tool label={open ? t.closeNamed(name) : t.edit(name)} act={() => playlist.toggle(item.key)} expanded={open}>
            <EditIcon />
          </Tool>
        </div>
      </div>
      {open && <PlaylistItemForm item={item} name={name} path={path} />}
    </li>
  );
}

function usePinned(item: ItemForm): boolean {
  return useSettingsState(({ playlist }) => {
    const pin = playlist.view?.pin ?? null;
    return pin !== null && JSON.stringify(pin.item) === JSON.stringify(itemPayload(item));
  });
}

interface ToolProps {
  readonly label: string;
  readonly act: () => void;
  readonly off?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly children: React.ReactNode;
}

function Tool({ label, act, off = false, pressed, expanded, children }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      aria-label={label}
      title={label}
      aria-disabled={off}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={() => {
        if (!off) act();
      }}
    >
      {children}
    </button>
  );
}

function StateChip({ state }: { readonly state: PlaylistView['items'][number] | undefined }) {
  if (state === undefined) return null;
  const { passedOver, onShow } = state;
  const words = onShow ? t.onShow : passedOver === null ? t.inTurn : t.passedOver[passedOver];
  return (
    <span className="item-state" data-state={onShow ? 'on' : passedOver === null ? 'turn' : 'over'}>
      {words}
    </span>
  );
}

/** Whose, how long and when, in one line. */
function ItemLine({ item }: { readonly item: ItemForm }) {
  const source = useSettingsState((state) => state.view?.config.sources.find(({ id }) => id === item.source));
  const { from, until, weekdays, durationSeconds, contest, text, period } = item;
  const parts = [
    sceneHas(item.scene, 'words') ? text : source === undefined ? t.allSources : displayName(source),
    period === '' ? '' : t.periods[period],
    durationSeconds === '' ? '' : t.forSeconds(durationSeconds),
    from === '' && until === '' ? '' : t.hoursFrom(from, until),
    weekdays.map((day) => t.days[day]).join(' '),
    contest ? t.contest.toLowerCase() : '',
    item.pinned ? t.held.toLowerCase() : '',
  ];
  return <p className="item-line">{parts.filter((part) => part !== '').join(' · ')}</p>;
}
