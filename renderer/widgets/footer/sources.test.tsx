import { expect, it } from 'vitest';
import { frameOf, rowOf, sourceOf, statusOf } from '../../testing/frames';
import { renderOnStage } from '../../testing/stage';
import { Wall } from '../../wall/wall';

it('a source is called by its name, or by its id when it has none; a difficulty too', () => {
  const stage = renderOnStage(<Wall />);
  const text = (id: string): string => document.querySelector(`[data-source-id=${id}]`)?.textContent ?? '';
  const refused = sourceOf({ id: 'sales', name: 'Équipe Nord', state: 'rejected', status: 'error' });
  stage.show(frameOf([rowOf('a', 1)], { status: statusOf({ sources: [refused, sourceOf({ id: 'training' })] }) }));
  expect(text('sales')).toContain('Équipe Nord');
  expect(text('sales')).not.toContain('sales');
  expect(text('training')).toMatch(/^training: /);
});
