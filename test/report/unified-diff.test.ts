import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unifiedDiff } from '../../src/report/unified-diff';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join('');

test.each<[string, string, string]>([
  ['a line in the middle', numbered(9), numbered(9).replace('line 5', 'changed')],
  ['two lines that are far from each other', numbered(20), numbered(20).replace('line 3\n', '').replace('line 15\n', 'line 15\nadded\n')],
  ['two lines that are near each other', numbered(20), numbered(20).replace('line 3\n', '').replace('line 9\n', '')],
  ['the first line', numbered(5), numbered(5).replace('line 1', 'changed')],
  ['a last line without its end', 'a\nb', 'a\nc'],
  ['an end that was not there', 'a\nb', 'a\nb\n'],
  ['all of an empty file', '', 'a\n'],
  ['Windows line breaks', 'a\r\nb\r\n', 'a\r\nc\r\n'],
  ['nothing', 'a\n', 'a\n'],
])('%s', (_title, before, after) => {
  expect(unifiedDiff('k8s/a.yaml', before, after)).toMatchSnapshot();
});

test('a path from the root has one slash', () => {
  expect(unifiedDiff('/a.yaml', 'a\n', 'b\n')).toMatch(/^--- a\/a\.yaml\n\+\+\+ b\/a\.yaml\n/);
});

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
