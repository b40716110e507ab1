import type { TestStep } from '#core/ipc/settings-view';
import { useSettingsState } from '../store/context';
import { withoutPaths } from '../model/field-errors';
import { texts } from '../texts';
import { CheckIcon, CrossIcon, SkippedIcon, SpinnerIcon } from './icons';

const ICONS: Readonly<Record<TestStep['outcome'], () => React.JSX.Element>> = {
  running: SpinnerIcon,
  passed: CheckIcon,
  failed: CrossIcon,
  skipped: SkippedIcon,
};

/** A connection test, step by step as it happens. */
export function TestSteps() {
  const test = useSettingsState((state) => state.test);
  if (test === null) return null;
  return (
    <section className="test" aria-label={texts.test.title}>
      <ol role="log" aria-live="polite">
        {test.steps.length === 0 && <StepLine outcome="running" words={texts.test.running} />}
        {test.steps.map((step) => (
          <StepLine key={step.step} outcome={step.outcome} words={wordsOf(step)} remedy={step.remedy} />
        ))}
      </ol>
    </section>
  );
}

function wordsOf(step: TestStep): string {
  if (step.detail !== '') return withoutPaths(step.detail);
  const words = texts.test.steps[step.step];
  if (step.outcome === 'skipped') return texts.test.skipped(words);
  if (step.step !== 'done') return words;
  return step.outcome === 'failed' ? texts.test.failed : texts.test.passed;
}

interface StepLineProps {
  readonly outcome: TestStep['outcome'];
  readonly words: string;
  readonly remedy?: string | null;
}

function StepLine({ outcome, words, remedy = null }: StepLineProps) {
  const Icon = ICONS[outcome];
  return (
    <li className="test-step" data-outcome={outcome}>
      <Icon />
      <span>
        <span className="for-screen-readers">{texts.test.outcomes[outcome]}: </span>
        {words}
        {remedy !== null && <span className="test-remedy">{remedy}</span>}
      </span>
    </li>
  );
}
