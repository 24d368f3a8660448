/** Makes JavaScript of TypeScript for jest. Types are checked by `npm run compile` and `tsc -p test`, so that they are only left out here. */
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

const OPTIONS = {
  loader: 'ts',
  format: 'cjs',
  target: 'es2022',
  // Jest loads no ECMAScript modules.
  supported: { 'dynamic-import': false },
  sourcemap: 'external',
};
const SELF = createHash('sha256').update(readFileSync(__filename)).update(version).digest('hex');

module.exports = {
  getCacheKey: (source, path) => createHash('sha256').update(SELF).update(path).update('\0').update(source).digest('hex').slice(0, 32),
  process: (source, path) => transformSync(source, { ...OPTIONS, sourcefile: path }),
};
