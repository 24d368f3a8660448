/**
 * Tries the packed package as a user would: installs it into an app of its own, and runs the README's quickstart there.
 *
 * `node projenrc/try-package.mjs FOLDER`: the folder holds the tarball and nothing else.
 */
import { execSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const readme = readFileSync('README.md', 'utf8');
const block = (language) => new RegExp(`\`\`\`${language}\n([^]*?)\n\`\`\``).exec(readme)[1];
const [tarball] = readdirSync(folder);
const run = (command) => execSync(command, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });

writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'app', version: '1.0.0', private: true }));
writeFileSync(join(folder, 'main.ts'), block('ts'));
writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
  compilerOptions: { module: 'node16', target: 'es2022', strict: true, skipLibCheck: false, types: ['node'], outDir: 'out' }, include: ['main.ts'],
}));
run(`npm install --silent --no-audit --no-fund ./${tarball} cdk8s cdk8s-plus-27 constructs typescript@5 @types/node@20`);
run('npx tsc');
run('node out/main.js');

const written = readFileSync(join(folder, 'dist/house-price.k8s.yaml'), 'utf8').trimEnd();
if (written !== block('yaml')) {
  throw new Error(`the fresh app writes other YAML than the README shows:\n${written}`);
}
console.log('the fresh app writes the YAML that the README shows');

// The same in an ECMAScript module, where node has to know the names before it loads anything.
writeFileSync(join(folder, 'main.mjs'), block('ts'));
run('node main.mjs');
console.log('and so does an ECMAScript module');
