import { Prop, propsTypes } from './props-types';

/** Names that an example lists of an interface. */
const MOST_NAMES = 5;

/** What people mostly want; for other classes the table knows how they are made. */
const EXAMPLES: { readonly [type: string]: string } = {
  '$': "'text'",
  '#': '1',
  '?': 'true',
  '*': '...',
  'Autoscaler': 'Autoscaler.keda()',
  'ContainerProps': "{ image: 'model:1', portNumber: 8000 }",
  'ContainerResources': '{ cpu: { request: Cpu.millis(500) }, memory: { request: Size.gibibytes(1) } }',
  'Cpu': 'Cpu.millis(500)',
  'CpuResources': '{ request: Cpu.millis(500) }',
  'Duration': 'Duration.seconds(30)',
  'Gpu': 'Gpu.nvidia(1)',
  'IModelServer': "ModelServer.deployment({ container: { image: 'model:1', portNumber: 8000 } })",
  'ITrigger': 'CpuTrigger.utilization(70)',
  'ITriggerAuthentication': "TriggerAuthentication.fromName('name')",
  'LabelMatcher': "LabelMatcher.equal('label', 'value')",
  'MemoryResources': '{ request: Size.gibibytes(1) }',
  'MetricsEndpoint': '{ port: 8000 }',
  'ModelServer': "ModelServer.deployment({ container: { image: 'model:1', portNumber: 8000 } })",
  'Monitor': 'Monitor.pod()',
  'ParameterSource': "ParameterSource.fromSecret('secret', 'key')",
  'Prometheus': "Prometheus.fromAddress('http://prometheus.monitoring.svc:9090')",
  'Size': 'Size.gibibytes(1)',
  'Trigger': 'CpuTrigger.utilization(70)',
};

/** Texts and numbers of props that many forget. */
const OF_PROPS: { readonly [prop: string]: string } = {
  counter: "'requests_total'",
  end: "'0 18 * * *'",
  histogram: "'request_duration_seconds'",
  image: "'model:1'",
  maxReplicas: '5',
  namespace: "'monitoring'",
  port: '8000',
  quantile: '0.95',
  query: "'sum(rate(requests_total[2m]))'",
  release: "'kube-prometheus-stack'",
  start: "'0 8 * * *'",
  timezone: "'Europe/Berlin'",
};

/** A value of a type, as one writes it, perhaps for a prop. */
export function exampleOf(type: string, prop = ''): string {
  const [first] = type.split('|');
  if ((first === '$' || first === '#') && Object.hasOwn(OF_PROPS, prop)) {
    return OF_PROPS[prop];
  }
  if (first.startsWith('[]')) {
    return `[${exampleOf(first.slice(2))}]`;
  }
  if (first.startsWith('{}')) {
    return `{ key: ${exampleOf(first.slice(2))} }`;
  }
  return EXAMPLES[first] ?? propsTypes().objects.get(first)?.examples.join(' or ') ?? `an object with ${namesOf(first)}`;
}

/** `a list of Trigger`, as messages name a type. */
export function typeInWords(type: string): string {
  if (type.includes('|')) {
    return type.split('|').map(typeInWords).join(' or ');
  }
  if (type.startsWith('[]')) {
    return `a list of ${pluralOf(type.slice(2))}`;
  }
  if (type.startsWith('{}')) {
    return `an object of ${pluralOf(type.slice(2))} by their keys`;
  }
  const primitive = { '$': 'a string', '#': 'a number', '?': 'true or false', '*': 'a value' }[type];
  return primitive ?? `${/^[AEIOU]/.test(type) ? 'an' : 'a'} ${type}`;
}

function pluralOf(type: string): string {
  return { '$': 'strings', '#': 'numbers', '?': 'true and false', '*': 'values' }[type] ?? type;
}

function namesOf(struct: string): string {
  const { props = new Map<string, Prop>(), required = [] } = propsTypes().structs.get(struct) ?? {};
  return (required.length > 0 ? required : [...props.keys()]).slice(0, MOST_NAMES).join(', ') || 'its properties';
}
