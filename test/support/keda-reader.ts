import { rows, Row } from '../../projenrc/scalers/table';

/** What KEDA has in hand when it builds a scaler. */
export interface Given {
  readonly metadata: { readonly [key: string]: string };
  /** Parameters of the TriggerAuthentication, with a text that stands for what a Secret holds. */
  readonly auth: { readonly [parameter: string]: string };
}

/** What KEDA makes of it. */
export interface Read {
  readonly values: { readonly [parameter: string]: unknown };
  readonly errors: string[];
  /** Keys of the metadata and parameters of the TriggerAuthentication that nothing reads. */
  readonly unread: string[];
}

/** What scalers read outside the tags of their Go structs. Source: facts of KEDA 2.20, pkg/scalers/{aws,gcp,azure}. */
const AWS = ['awsAccessKeyID', 'awsAccessKeyIDFromEnv', 'awsSecretAccessKeyFromEnv', 'awsRoleArn', 'awsSecretAccessKey', 'awsSessionToken', 'identityOwner'];
const GCP = ['credentialsFromEnv', 'credentialsFromEnvFile', 'GoogleApplicationCredentials'];
const AZURE = [
  'cloud', 'activeDirectoryEndpoint', 'endpointSuffix', 'appInsightsResourceURL', 'logAnalyticsResourceURL', 'azureResourceManagerEndpoint',
  'storageEndpointSuffix', 'eventHubResourceURL',
];
const UNTAGGED: [RegExp, string[]][] = [
  [/^aws-|^(apache-)?kafka$/, AWS],
  [/^gcp-/, GCP],
  [/^azure-/, AZURE],
  [/^huawei-cloudeye$/, ['IdentityEndpoint', 'ProjectID', 'DomainID', 'Region', 'Domain', 'AccessKey', 'SecretKey', 'Cloud']],
  [/^openstack-metric$/, ['userID', 'password', 'authURL']],
  [/^pulsar$/, ['oauthTokenURI', 'clientID']],
];

const ROWS = rows();

/** Reads a trigger by the rules of pkg/scalers/scalersconfig/typed_config.go and the tags of the scaler's struct. */
export function readAsKeda(type: string, given: Given): Read {
  const own = ROWS.filter(({ scaler }) => scaler === type);
  const values: { [parameter: string]: unknown } = {};
  const errors: string[] = [];
  const untagged = UNTAGGED.filter(([types]) => types.test(type)).flatMap(([, names]) => names);
  const read = new Set<string>(untagged);
  for (const name of untagged.filter((each) => given.metadata[each] !== undefined)) {
    values[name] = given.metadata[name];
  }
  for (const row of own) {
    for (const { key, text, typed } of sourcesOf(row, given)) {
      read.add(key);
      if (text.trim() !== '' && values[row.name] === undefined) {
        try {
          values[row.name] = typed ? parsed(row, text.trim()) : text;
        } catch (error) {
          errors.push(`${row.name}: ${(error as Error).message}`);
        }
      }
    }
    if (values[row.name] !== undefined && row.deprecation === 'refused' && !own.some((other) => other !== row && other.name === row.name)) {
      errors.push(`${row.name}: deprecated`);
    }
  }
  for (const { name, alias, required } of own) {
    if (required && values[name] === undefined && values[alias] === undefined) {
      errors.push(`${name}: missing`);
    }
  }
  const unread = [...Object.keys(given.metadata), ...Object.keys(given.auth)].filter((key) => !read.has(key));
  return { values, errors, unread };
}

/** What a parameter may be read from. Variables and Secrets are not resolved here: a text stands for what they hold. */
function sourcesOf(row: Row, { metadata, auth }: Given): { key: string; text: string; typed: boolean }[] {
  const from = (key: string, text: string | undefined, typed: boolean) => text === undefined ? [] : [{ key, text, typed }];
  if (row.name.endsWith('.*')) {
    const prefix = row.name.slice(0, -1);
    return Object.entries(metadata).filter(([key]) => key.startsWith(prefix)).map(([key, text]) => ({ key, text, typed: true }));
  }
  return row.sources.flatMap((source) => ({
    meta: from(row.name, metadata[row.name], true),
    env: from(`${row.name}FromEnv`, metadata[`${row.name}FromEnv`], false),
    auth: from(row.name, auth[row.name], false),
  })[source] ?? []);
}

function parsed({ goType, separator, rangeSeparator, values }: Row, text: string): unknown {
  const value = convert(goType, separator === '' ? ',' : separator, rangeSeparator, text);
  for (const each of Array.isArray(value) ? value : [text]) {
    if (values.length > 0 && !values.includes(String(each))) {
      throw new Error(`${each} is none of ${values.join(', ')}`);
    }
  }
  return value;
}

function convert(goType: string, separator: string, rangeSeparator: string, text: string): unknown {
  const list = () => text.split(separator).map((entry) => entry.trim());
  switch (goType) {
    case 'int': case 'int64': case 'uint32': return matching(/^-?(0|[1-9]\d*)$/, text, Number);
    case 'float64': case '*float64': return matching(/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/, text, Number);
    case 'bool': return matching(/^(true|false)$/, text, (word) => word === 'true');
    case '[]string': case '[]Type': return list();
    case '[]int': return list().flatMap((entry) => {
      const [first, last = first] = entry.split(rangeSeparator).map(Number);
      return Array.from({ length: last - first + 1 }, (_, i) => first + i);
    });
    case 'time.Duration': return milliseconds(text);
    case 'map[string]string': return text.includes('=') ? Object.fromEntries(list().map((entry) => entry.split('='))) : text;
    default: return text;
  }
}

function matching<T>(pattern: RegExp, text: string, make: (text: string) => T): T {
  if (!pattern.test(text)) {
    throw new Error(`${text} is not read`);
  }
  return make(text);
}

/** A bare number counts milliseconds. */
function milliseconds(text: string): number {
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  const units: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
  return matching(/^(\d+(h|ms|m|s))+$/, text, () => [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit], 0));
}
