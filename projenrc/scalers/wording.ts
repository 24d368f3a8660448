import { wordsOf } from './names';
import { Parameter } from './scaler';

/** What parameters of many scalers mean, where their names in words say too little. */
const MEANINGS: { readonly [name: string]: string } = {
  authModes: 'Ways to say who asks',
  awsAccessKeyID: 'Id of the access key',
  awsAccountId: 'Account that the metric is of, where it is another one',
  awsEndpoint: 'Address of AWS, where it is another one',
  awsRegion: 'Region of AWS',
  awsRoleArn: 'Role to take on',
  awsSecretAccessKey: 'Secret access key',
  awsSessionToken: 'Token of a session',
  bootstrapServers: 'Brokers, `HOST:PORT` each',
  ca: 'Certificate of the authority that signed the server\'s',
  caCert: 'Certificate of the authority that signed the server\'s',
  cert: 'Certificate of the client',
  cloud: 'Cloud of Azure',
  credentials: 'Key of a service account, as JSON',
  credentialsFromEnvFile: 'Environment variable of the model\'s container that holds the path of a key of a service account',
  databaseIndex: 'Number of the database',
  enableTLS: 'Whether the connection uses TLS',
  googleApplicationCredentials: 'Key of a service account, as JSON',
  identityOwner: 'Whose identity is taken on at AWS',
  ignoreNullValues: 'Whether no result counts as 0, without an error',
  key: 'Private key of the client\'s certificate',
  keyPassword: 'Password of the private key',
  operation: 'How the values of several queues become one',
  queries: 'Queries by the names of their rows, each emitted as `query.ROW`',
  tls: 'Whether the connection uses TLS',
  unsafeSSL: 'Whether any certificate is accepted',
  unsafeSsl: 'Whether any certificate is accepted',
  useRegex: 'Whether the name is a regular expression, which several may match',
};

const UNITS: { readonly [form: string]: string } = {
  'duration seconds': 'In whole seconds.',
  'duration offset': 'In whole seconds.',
  'duration minutes': 'In whole minutes.',
  'duration hours': 'In whole minutes.',
  'duration clock': 'In whole seconds.',
  'integer': 'A whole number.',
  'ranges -': 'Numbers, or ranges such as `1-5`.',
  'variable': '',
};

/** What a parameter is, in a sentence or two. */
export function meaningOf({ name, form, target }: Parameter): string {
  const words = wordsOf(name);
  const activation = /^activation(.+)$/.exec(name);
  const said = MEANINGS[name]
    ?? (activation ? 'Value above which the model is active: it wakes from zero above it' : form === 'boolean' ? `Option \`${name}\`` : `The ${words}`);
  const unit = target ? (form === 'integer' ? 'The target of the HPA, a whole number, at least 1.' : 'The target of the HPA, at least 0.001.') : UNITS[form] ?? '';
  return [`${said}.`, unit].filter((part) => part !== '').join(' ');
}

/** What KEDA takes unless a parameter is given. */
export function defaultOf({ default: standard, form, sources }: Parameter): string {
  if (standard === '' || standard === '-1' || (sources.length > 0 && standard === 'Unknown')) {
    return form === 'boolean' && standard === '' ? '- KEDA\'s, false' : '- none';
  }
  const unit = /^duration (seconds|minutes)$/.exec(form)?.[1];
  return `- KEDA's, ${standard}${unit === undefined ? '' : ` ${unit}`}`;
}
