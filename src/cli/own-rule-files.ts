import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { UsageError } from './io';
import { InvalidError } from '../faults/place';
import { ownRules } from '../own-rules/own-rules';
import { PACKAGE_NAME } from '../platforms/annotations';
import { Rule } from '../rules/rule';

const FLAG = '--rules';

/** The rules of one's own in files of JavaScript, whose paths are from the folder of this process. */
export function loadRules(files: readonly string[]): Rule[] {
  const byId = new Map<string, string>();
  return [...new Set(files.map((file) => resolve(file)))].flatMap((path, i) => rulesIn(path, files[i])).map(({ rule, file }) => {
    const other = byId.get(rule.id);
    if (other !== undefined) {
      throw new UsageError(`${FLAG} ${file} has a rule with the id ${rule.id}, as ${other} has; give each rule an id of its own`);
    }
    byId.set(rule.id, file);
    return rule;
  });
}

function rulesIn(path: string, file: string): { readonly rule: Rule; readonly file: string }[] {
  if (!existsSync(path)) {
    throw new UsageError(`${FLAG} ${file} does not exist; correct the path`);
  }
  let exported: unknown;
  try {
    exported = createRequire(path)(path);
  } catch (error) {
    throw new UsageError(`${FLAG} ${file} cannot be loaded: ${reasonOf(error, path)}`);
  }
  try {
    return ownRules(exported, file).map((rule) => ({ rule, file }));
  } catch (error) {
    const reason = error instanceof InvalidError ? error.message : `a rule throws when it is made: ${messageOf(error)}; export rules that are made, such as [new MyRule(3)]`;
    throw new UsageError(`${FLAG} ${file}: ${reason}`);
  }
}

/** Why a file cannot be loaded, and what to do about it. */
function reasonOf(error: unknown, path: string): string {
  const { code } = error as NodeJS.ErrnoException;
  const message = messageOf(error);
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
    const isOurs = message.includes(`'${PACKAGE_NAME}'`);
    return `${message}; install it beside the file${isOurs ? `: npm install --save-dev ${PACKAGE_NAME} cdk8s. Or export plain objects { id, severity, says, remedy, find }, which import nothing` : ''}`;
  }
  if (code === 'ERR_REQUIRE_ESM') {
    return 'it is an ECMAScript module, which Node.js loads here from 20.19 on; update Node.js, or write it as CommonJS (.cjs)';
  }
  if (code === 'ERR_REQUIRE_ASYNC_MODULE') {
    return 'it awaits something outside of functions; remove that';
  }
  if (error instanceof SyntaxError || code === 'ERR_UNKNOWN_FILE_EXTENSION' || code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') {
    const isTypeScript = /\.[cm]?tsx?$/.test(path);
    return `${placeOf(error, path)}${message}; ${isTypeScript ? 'compile TypeScript first (npx tsc), and name the file .js that it writes' : 'correct it'}`;
  }
  return `${placeOf(error, path)}${message}; correct the file`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message.split('\n')[0].replace(/\.$/, '')}` : String(error);
}

/** Where in the file it happens, such as `line 3: `. */
function placeOf(error: unknown, path: string): string {
  const stack = error instanceof Error ? error.stack ?? '' : '';
  const line = stack.split(path)[1]?.match(/^:(\d+)/)?.[1];
  return line === undefined ? '' : `line ${line}: `;
}
