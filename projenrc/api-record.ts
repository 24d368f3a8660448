/**
 * The record of the public API, a type a line: what was compiled, without its documentation.
 *
 * `npx projen compat` fails when something in the record is gone, was renamed or takes other values; what is new is free.
 * `npx projen api:record` writes the record anew.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const RECORD = 'api.record.json';
/** What jsii-diff compares is a package; it has to lie where node finds those that the types refer to. */
const RECORDED = 'dist/api-record';
/** Fields that say nothing of the API, or change with every release. */
const LEFT_OUT = ['docs', 'locationInModule', 'symbolId', 'readme', 'fingerprint', 'version', 'jsiiVersion', 'dependencyClosure', 'bundled', 'metadata', 'bin'];

type Json = { readonly [field: string]: unknown };

function stripped(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(stripped);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).flatMap(([field, each]) => LEFT_OUT.includes(field) ? [] : [[field, stripped(each)]])) : value;
}

/** The members of an object, one a line. */
function lines(value: Json): string {
  return `{\n${Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${JSON.stringify(each)}`).join(',\n')}\n}`;
}

function record(): string {
  const { types, ...rest } = JSON.parse(readFileSync('.jsii', 'utf8'));
  const text = lines({ ...stripped(rest) as Json, docs: { stability: rest.docs?.stability }, types: null });
  return `${text.replace('"types": null', () => `"types": ${lines(stripped(types) as Json)}`)}\n`;
}

function compare(): void {
  const assembly = JSON.parse(readFileSync('.jsii', 'utf8'));
  rmSync(RECORDED, { recursive: true, force: true });
  mkdirSync(RECORDED, { recursive: true });
  copyFileSync('package.json', join(RECORDED, 'package.json'));
  const { version, jsiiVersion, dependencyClosure, fingerprint } = assembly;
  const recorded = JSON.parse(readFileSync(RECORD, 'utf8'));
  writeFileSync(join(RECORDED, '.jsii'), JSON.stringify({ ...recorded, version, jsiiVersion, dependencyClosure, fingerprint }));
  const { status } = spawnSync('npx', ['jsii-diff', RECORDED, '.', '--keys', '--error-on', 'all', '--ignore-file', '.compatignore'], { stdio: 'inherit' });
  // Where it stayed, jsii-docgen would take it for the package, and write documentation without a word of ours.
  rmSync(RECORDED, { recursive: true });
  if (status !== 0) {
    console.error(`${RECORD}: something of the API is gone or was renamed. Where that is meant, say so in CHANGELOG.md and run npx projen api:record`);
  }
  process.exitCode = status ?? 1;
}

if (process.argv[2] === 'write') {
  writeFileSync(RECORD, record());
} else {
  compare();
}
