/** Writes the module of Go to `dist/go`, which jsii-pacmak cannot do of a package with submodules that need the root: see `flat.ts`. */
import { resolve } from 'node:path';
import { flatPackage } from './flat';
import { run } from './shell';

process.stdout.write(run(['npx', 'jsii-pacmak', '-v', '--target', 'go', '--outdir', resolve('dist'), ...process.argv.slice(2), flatPackage('dist/flat')], '.'));
