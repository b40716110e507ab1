import { useId } from 'react';
import { Avatar } from '../../widgets/avatar/avatar';
import { sortErrors } from '../model/field-errors';
import { seenName, type PersonForm } from '../model/people-form';
import { useSettings, useSettingsState } from '../store/context';
import { texts } from '../texts';
import { PersonFields } from './person-fields';
import { EditIcon } from './playlist-icons';

const t = texts.people;
const FIELDS = ['id', 'name', 'avatar', 'privacy', 'is'];

interface PersonItemProps {
  readonly person: PersonForm;
  /** Where the person stands in the configuration, for errors. */
  readonly path: string;
}

/** Somebody in the list, and their settings when they are open or not right. */
export function PersonItem({ person, path }: PersonItemProps) {
  const { people } = useSettings();
  const nameId = useId();
  const view = useSettingsState((state) => state.people.view);
  const formErrors = useSettingsState((state) => state.formErrors);
  const chosen = useSettingsState((state) => state.people.open === person.key);
  // An entry that is not right is shown at the list of them.
  const own = formErrors.flatMap((error) =>
    error.path?.startsWith(path) === true ? [{ ...error, path: error.path.replace(/(\.is)\[.*/, '$1') }] : [],
  );
  const { fields, rest } = sortErrors(own, path, FIELDS, []);
  const open = chosen || own.length > 0;
  const [first] = person.is;
  const name = person.name.trim() || (first === undefined ? t.unnamed : seenName(view, first));
  const edit = open ? t.close(name) : t.edit(name);
  return (
    <li className="item" data-open={open} aria-labelledby={nameId}>
      <div className="item-head">
        <span className="person-face">
          <Avatar id={person.id || person.key} name={name} image={person.avatar === '' ? null : person.avatar} />
        </span>
        <div className="item-words">
          <h2 className="item-name" id={nameId}>
            {name}
          </h2>
          <p className="item-line">{t.line(person.is.length, t.privacies[person.privacy].toLowerCase())}</p>
        </div>
        <div className="item-tools">
          <button
            type="button"
            className="tool"
            aria-label={edit}
            title={edit}
            aria-expanded={open}
            onClick={() => {
              people.toggle(person.key);
            }}
          >
            <EditIcon />
          </button>
        </div>
      </div>
      {open && <PersonFields person={person} fields={fields} rest={rest} />}
    </li>
  );
}
