import { existsSync, readFileSync } from 'node:fs';
import Ajv, { ErrorObject, Options, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { coreFile, crdFile, crdsFolder } from './crds';
import { DEVICE_CLAIMS } from './device-claims';
import { Untyped } from './untyped';

/** What a manifest does wrong by `kubectl --validate=strict`; empty where it does nothing wrong. */
export type Validator = (manifest: Untyped) => string[];

declare global {
  /** The validator of this worker of jest. */
  var strictValidatorOfWorker: (() => Validator | undefined) | undefined;
}

const METADATA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    namespace: { type: 'string' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    annotations: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

/** What the API server reads from a schema before it validates, or never. */
const NOT_VALIDATED = new Set(['nullable', 'default', 'description', 'enum', 'required', 'properties']);

let validator: Validator | undefined;

/**
 * Validates against the schemas of the CRD facts, unknown fields included; undefined where there are no facts here.
 *
 * Tests share the one of their worker, which `environment.js` makes: schemas take long to compile.
 */
export function strictValidator(): Validator | undefined {
  return globalThis.strictValidatorOfWorker === undefined ? ownValidator() : globalThis.strictValidatorOfWorker();
}

/** As `strictValidator`, of this module alone. */
export function ownValidator(): Validator | undefined {
  const folder = crdsFolder();
  if (folder !== undefined) {
    validator ??= build(folder);
  }
  return validator;
}

function build(folder: string): Validator {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, logger: false, code: { regExp: goRegExp } } as Options);
  addFormats(ajv);
  ajv.addFormat('duration', /^-?((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$|^0$/);
  ajv.addKeyword({
    keyword: 'x-kubernetes-list-map-keys',
    type: 'array',
    errors: false,
    validate: (keys: string[], list: Untyped[]) => new Set(list.map((item) => JSON.stringify(keys.map((key) => item?.[key])))).size === list.length,
  });
  const core = new Map(coreSchemas(ajv, coreFile(folder)));
  const compiled = new Map<string, ValidateFunction | undefined>();
  return (manifest) => {
    const key = `${manifest.apiVersion}/${manifest.kind}`;
    if (!compiled.has(key)) {
      const schema = core.get(key) ?? crdSchema(folder, manifest);
      compiled.set(key, schema && ajv.compile(schema));
    }
    const validate = compiled.get(key);
    return validate === undefined ? [`no schema for ${key}`] : validate(manifest) ? [] : validate.errors!.map(describeError);
  };
}

/** The schema of a custom resource. Of a file of many large CRDs only its own is parsed. */
function crdSchema(folder: string, { apiVersion, kind }: Untyped): Untyped | undefined {
  const [group, version] = String(apiVersion).split('/');
  const file = crdFile(folder, group);
  const texts = existsSync(file) ? readFileSync(file, 'utf8').split(/^---$/m).filter((text) => text.includes(`kind: ${kind}`)) : [];
  const crd = texts.map((text) => parse(text)).find((each) => each?.kind === 'CustomResourceDefinition' && each.spec.names.kind === kind);
  const schema = crd?.spec.versions.find(({ name }: Untyped) => name === version)?.schema.openAPIV3Schema;
  return schema && jsonSchema(schema, { root: true });
}

function coreSchemas(ajv: Ajv, file: string): [string, Untyped][] {
  const definitions = Object.entries<Untyped>({ ...JSON.parse(readFileSync(file, 'utf8')).definitions, ...DEVICE_CLAIMS });
  ajv.addSchema({
    $id: 'core',
    definitions: Object.fromEntries(definitions.map(([name, schema]) => [name,
      /\.(IntOrString|Quantity)$/.test(name) ? schema : /v1\.(Time|MicroTime)$/.test(name) ? { type: ['string', 'null'] } : jsonSchema(schema)])),
  });
  return definitions.filter(([, schema]) => schema.properties?.metadata).flatMap(([name, schema]) =>
    (schema['x-kubernetes-group-version-kind'] ?? []).map(({ group, version, kind }: Untyped): [string, Untyped] =>
      [`${group === '' ? '' : `${group}/`}${version}/${kind}`, { $ref: `core#/definitions/${name}` }]));
}

/** A structural schema as JSON schema: unknown fields are errors, except inside anyOf and its like, where none is declared. */
function jsonSchema(schema: Untyped, { root = false, logic = false } = {}): Untyped {
  if (schema === null || typeof schema !== 'object') {
    return schema;
  }
  const inner = (value: Untyped, inLogic = logic) => jsonSchema(value, { logic: inLogic });
  const result: Untyped = {};
  for (const [key, value] of Object.entries<Untyped>(schema)) {
    if (key === 'items' || key === 'additionalProperties') {
      result[key] = inner(value);
    } else if (key === 'not') {
      result.not = inner(value, true);
    } else if (['anyOf', 'oneOf', 'allOf'].includes(key)) {
      result[key] = value.map((part: Untyped) => inner(part, true));
    } else if (!NOT_VALIDATED.has(key) && (!key.startsWith('x-') || key === 'x-kubernetes-list-map-keys')) {
      result[key] = value;
    }
  }
  if (schema.properties !== undefined) {
    result.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, inner(property)]));
  }
  // Defaults are filled in before anything is required.
  result.required = (schema.required ?? []).filter((name: string) => schema.properties?.[name]?.default === undefined);
  if (schema.enum !== undefined) {
    result.enum = schema.nullable ? [...schema.enum, null] : schema.enum;
  }
  if (schema['x-kubernetes-int-or-string']) {
    delete result.type;
    delete result.oneOf;
    result.anyOf = [{ type: 'integer' }, { type: 'string' }];
  } else if (schema.nullable && result.type !== undefined) {
    result.type = [result.type, 'null'];
  }
  if (schema['x-kubernetes-list-type'] === 'set') {
    result.uniqueItems = true;
  }
  if (root || schema['x-kubernetes-embedded-resource']) {
    result.properties = { ...result.properties, apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: METADATA };
  }
  const open = schema.additionalProperties !== undefined || schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (!logic && result.properties !== undefined && !open) {
    result.additionalProperties = false;
  }
  return result;
}

/** Go's patterns in JavaScript: leading flags are the one spelling in use that it lacks. */
const goRegExp = Object.assign(
  (pattern: string, flags: string) => pattern.includes('(?i)') ? new RegExp(pattern.replace(/\(\?i\)/g, ''), `${flags}i`) : new RegExp(pattern, flags),
  { code: 'goRegExp' },
);

function describeError(error: ErrorObject): string {
  const what = error.keyword === 'additionalProperties' ? `unknown field "${error.params.additionalProperty}"` : error.message;
  return `${error.instancePath || '/'}: ${what}`;
}
