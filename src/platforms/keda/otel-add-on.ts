import { asWarnings, Fault, faultAt, ofRule, within } from '../../faults/fault';
import { shown, textIn } from '../kubernetes/untyped';

// The KEDA add-on for OpenTelemetry. Sources: kedify/otel-add-on v0.1.4 metric/simple_parser.go, util/handler_specific.go, its admission policy.

/** In the name of its Service, which the chart calls `keda-otel-scaler`. */
const ADD_ON = /otel|opentelemetry/i;
/** What is done with the values of a series before they are put together; anything else is taken for `last_one`. */
const OPERATIONS = ['last_one', 'rate', 'count', 'avg', 'min', 'max'];
/** One aggregation around one name, with labels. */
const QUERY = /^(?:(?:sum|avg|min|max|count)\()?([^{}]*?)(?:\{([^{}]*)\})?(\)?)$/;
/** Names that the admission policy of its chart takes. */
const METRIC_NAME = /^[a-zA-Z][a-zA-Z0-9_:-]*$/;
/** Names as OpenTelemetry has them, which the add-on itself looks up. */
const OPEN_TELEMETRY_NAME = /^[a-zA-Z][\w:./-]*$/;
/** In a label or its value; `~` and `!` there are what is left of `=~` and `!=`. */
const NOT_IN_LABELS = /[=,{}"'\s]|^~|!$/;

/** What the add-on looks up under no name. */
export function metricFaults(metric: string): Fault[] {
  return METRIC_NAME.test(metric) ? [] : [faultAt([], 'is no name that the add-on can look up: it takes one metric, no function and no range', metric,
    'use letters, digits, "_", ":" and "-" alone, "_" where the metric has "." or "/"')];
}

/** What the add-on cannot read of the label of a metric, or of its value. */
export function labelFaults(label: string, value: string): Fault[] {
  return [label, value].filter((text) => text === '' || NOT_IN_LABELS.test(text))
    .map((text) => faultAt([], 'is empty or holds what the add-on cannot read ("=", ",", braces, quotes, blanks)', text, 'use another label'));
}

/** Clamps between which there is no value. */
export function clampFaults(clampMin: number | undefined, clampMax: number | undefined): Fault[] {
  return clampMin !== undefined && clampMax !== undefined && clampMin > clampMax ? [faultAt(['clampMin'], `is above clampMax (${clampMax})`, clampMin, 'lower it')] : [];
}

export function operationFaults(operation: unknown): Fault[] {
  return operation === undefined || OPERATIONS.includes(shown(operation)) ? []
    : [faultAt(['operationOverTime'], 'is no operation that the add-on knows: it takes the last value instead', operation, `write one of ${OPERATIONS.join(', ')}`)];
}

/** Whether a trigger asks the add-on, as far as the address of its server tells. */
export function asksOtelAddOn(scalerAddress: unknown): boolean {
  return ADD_ON.test(textIn(scalerAddress) ?? '');
}

/** What is wrong with the metadata that a trigger gives to the server at an address, where that is the add-on as far as the address tells. */
export function otelFaults(scalerAddress: string | undefined, metadata: { readonly [key: string]: string }): Fault[] {
  const { clampMax, clampMin, metricQuery, operationOverTime, targetValue } = metadata;
  if (!asksOtelAddOn(scalerAddress)) {
    return [];
  }
  const clamps = Object.entries({ clampMin, clampMax }).filter(([, value]) => value !== undefined);
  return ofRule('otel-query', [
    ...within(['metricQuery'], queryFaults(metricQuery)),
    ...isNumber(targetValue) ? [] : [faultAt(['targetValue'], 'must be a number: without it the add-on gives KEDA no metric', targetValue, "write the number that each replica takes, such as '5'")],
    ...asWarnings(operationFaults(operationOverTime)),
    ...asWarnings(clamps.filter(([, value]) => !isNumber(value)).map(([key, value]) =>
      faultAt([key], 'is no number, so the add-on ignores it', value, "write a number, such as '5'"))),
    ...isNumber(clampMin) && isNumber(clampMax) ? clampFaults(Number(clampMin), Number(clampMax)) : [],
  ]);
}

function queryFaults(query: string | undefined): Fault[] {
  const text = query?.trim() ?? '';
  if (text === '') {
    return [faultAt([], 'must name a metric', query, 'write sum(METRIC{LABEL=VALUE})')];
  }
  const [, name = '', labels, closing = ''] = QUERY.exec(text) ?? [];
  const opens = /^\w+\(/.test(text);
  if (!OPEN_TELEMETRY_NAME.test(name) || opens !== (closing !== '')) {
    return [faultAt([], 'is no query of the add-on: it looks up a name that no metric has, and gets 0', query,
      'write one metric, with one of sum, avg, min, max and count around it; what is done over time goes into operationOverTime')];
  }
  return labels === undefined ? [] : labels.split(',').flatMap((each) => conditionFaults(each, query));
}

/** The add-on takes blanks and quotes off. */
function conditionFaults(condition: string, query: string | undefined): Fault[] {
  const parts = condition.split('=').map((part) => part.trim().replace(/^["']|["']$/g, ''));
  return parts.length === 2 && parts.every((part) => part !== '' && !NOT_IN_LABELS.test(part)) ? [] : [faultAt([], `has a condition on labels that the add-on cannot read (${condition.trim() || 'empty'})`, query,
    'write LABEL=VALUE, separated by commas: the add-on knows no !=, =~ or !~; leave the braces out where there is none')];
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '' && Number.isFinite(Number(text));
}
