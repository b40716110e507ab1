import { buildIfNeeded } from '../scripts/build.mjs';

/** The specs run what is built; a source that has changed since is built first. */
export default async function setUp() {
  await buildIfNeeded();
}
