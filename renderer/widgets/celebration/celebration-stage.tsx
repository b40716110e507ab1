import { useStore } from 'zustand';
import { useServices } from '../../wall/services';
import { CelebrationView } from './celebration-view';

/** The celebration that has the screen, if one has. */
export function CelebrationStage() {
  const { celebrations } = useServices();
  const { current } = useStore(celebrations.onShow);
  if (current === null) return null;
  return <CelebrationView key={current.celebration.id} celebration={current.celebration} leaving={current.leaving} />;
}
