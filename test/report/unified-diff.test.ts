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
