import { useWords } from '../../wall/services';
import type { QuietScene } from '../../language/scene-words';
import { Icon, type IconName } from '../icons/icons';
import './calm.css';

/** What stands in a scene that has nothing to show yet. */
export function Quiet({ scene, icon }: { readonly scene: QuietScene; readonly icon: IconName }) {
  const { title, text } = useWords().scenes.quiet[scene];
  return (
    <section className="calm" data-calm={scene}>
      <div className="calm-mark">
        <Icon name={icon} />
      </div>
      <h2 className="calm-title">{title}</h2>
      <p className="calm-text">{text}</p>
    </section>
  );
}
