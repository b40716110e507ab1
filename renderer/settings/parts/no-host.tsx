import { texts } from '../texts';
import { BrandMark } from './icons';

/** The page was opened by itself, without an app behind it. */
export function NoHost() {
  return (
    <main className="whole-page">
      <BrandMark />
      <h1>{texts.failed.noHost}</h1>
      <p>{texts.failed.noHostRemedy}</p>
    </main>
  );
}
