import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Untyped } from '../support/untyped';

const ROOT = join(__dirname, '../..');
const PYTHON = spawnSync('python3', ['--version']).status === 0;

/** What jsii makes of each example of a docstring, by the type or method that it belongs to. */
function translated(): { readonly name: string; readonly didCompile: boolean; readonly python: string }[] {
  const folder = mkdtempSync(join(tmpdir(), 'translated-'));
  try {
    const tablet = join(folder, 'tablet.json');
    execFileSync('npx', ['jsii-rosetta', 'extract', '--compile', '--output', tablet, '.'], { cwd: ROOT, stdio: 'pipe' });
    const snippets: Untyped[] = Object.values(JSON.parse(readFileSync(tablet, 'utf8')).snippets);
    return snippets.filter(({ location }) => location.field?.field === 'example').map(({ didCompile, location: { api }, translations }) => ({
      name: [api.fqn, api.memberName].filter((part) => part !== undefined).join('.'), didCompile, python: translations.python.source,
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const EXAMPLES = translated();

test('every example compiles with the names that examples may use', () => {
  expect(EXAMPLES.length).toBeGreaterThan(50);
  expect(EXAMPLES.filter(({ didCompile }) => !didCompile).map(({ name }) => name)).toEqual([]);
});

test('an example reads as Python does', () => {
  expect(EXAMPLES.find(({ name }) => name.endsWith('.LatencyTrigger'))!.python).toBe(`model.scale_on(LatencyTrigger(
    histogram="http_request_duration_seconds",
    quantile=0.95,
    target=Duration.millis(250)
))`);
});

// Where there is no Python nothing can parse them.
(PYTHON ? test : test.skip)('every translated example is Python (needs python3)', () => {
  const program = 'import ast, json, sys; [ast.parse(each) for each in json.load(sys.stdin)]';
  execFileSync('python3', ['-c', program], { input: JSON.stringify(EXAMPLES.map(({ python }) => python)), stdio: 'pipe' });
});
