import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The suite of Debian that has Prometheus 3. */
const SUITE = 'unstable';
/** Of Debian's package debian-archive-keyring, by which apt knows that the packages are Debian's. */
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const OF_DEBIAN = /\/debian\/?$/;
/** An update takes a minute where the mirror is slow. */
const [UPDATE_MILLIS, DOWNLOAD_MILLIS] = [180_000, 120_000];
const LEAST = 3;

/**
 * The path of a Prometheus 3: the one that PROMETHEUS_3 names, or the package of a newer suite of the mirror that this machine has, unpacked into
 * a folder of its own with a state of apt of its own. Nothing is installed. Undefined where it cannot be had.
 */
export function newerPrometheus(): string | undefined {
  const stated = process.env.PROMETHEUS_3;
  if (stated !== undefined) {
    return stated;
  }
  const folder = join(tmpdir(), `prometheus-of-${SUITE}`);
  const program = join(folder, 'root/usr/bin/prometheus');
  try {
    if (!existsSync(program)) {
      unpack(folder);
    }
    return isNewer(program) ? program : undefined;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}

function unpack(folder: string): void {
  ['lists/partial', 'cache/archives/partial'].forEach((each) => mkdirSync(join(folder, each), { recursive: true }));
  writeFileSync(join(folder, 'status'), '');
  writeFileSync(join(folder, 'sources.list'), `deb [signed-by=${KEYRING}] ${mirror()} ${SUITE} main\n`);
  const options = Object.entries({
    'Dir::State': folder,
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Acquire::Languages': 'none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'APT::Sandbox::User': 'root',
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  execFileSync('apt-get', [...options, '--quiet', 'update'], { stdio: 'ignore', timeout: UPDATE_MILLIS });
  execFileSync('apt-get', [...options, '--quiet', 'download', 'prometheus'], { cwd: folder, stdio: 'ignore', timeout: DOWNLOAD_MILLIS });
  const [file] = readdirSync(folder).filter((each) => each.endsWith('.deb'));
  execFileSync('dpkg-deb', ['-x', join(folder, file), join(folder, 'root')], { stdio: 'ignore' });
}

/** The mirror of Debian that this machine has. */
function mirror(): string {
  const lines = execFileSync('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages'], { encoding: 'utf8' }).trim().split('\n');
  const found = lines.find((uri) => OF_DEBIAN.test(uri));
  if (found === undefined) {
    throw new Error('this machine has no mirror of Debian');
  }
  return found;
}

function isNewer(program: string): boolean {
  const { stdout = '', stderr = '' } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return Number(/version (\d+)/.exec(stdout + stderr)?.[1]) >= LEAST;
}
