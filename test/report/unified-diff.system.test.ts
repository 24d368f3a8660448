import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../src/report/unified-diff';

// Where there is no git there is nobody to apply it.
(spawnSync('git', ['--version']).error === undefined ? test : test.skip)('git applies what is written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diff-'));
  const line = fc.constantFrom('a\n', 'b\n', 'c\n', '\n', ' - x\r\n');
  const text = fc.tuple(fc.array(line, { maxLength: 20 }), fc.constantFrom('', '', 'end')).map(([lines, end]) => lines.join('') + end);
  try {
    fc.assert(fc.property(text, text, (before, after) => {
      // git calls what has no line a file that is not there.
      fc.pre(before !== '' && after !== '' && before !== after);
      writeFileSync(join(folder, 'a.yaml'), before);
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: unifiedDiff('a.yaml', before, after), env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
      expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe(after);
    }), { numRuns: 100 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
