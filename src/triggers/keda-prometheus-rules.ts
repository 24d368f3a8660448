import { checkQuery } from './prometheus-query';
import { checkGoDuration } from '../keda/go-duration';
import { checkKeyValues } from '../keda/key-values';
import { checkBoolean, kedaTarget, readNumber } from '../keda/number';
import { checkPrometheusAddress } from '../metrics/prometheus-address';
import { Place } from '../place';

/** Ways of authentication that the prometheus scaler sends; it parses others, and sends nothing. Source: kedacore/keda v2.20 prometheus_scaler.go. */
const SENT_MODES = ['basic', 'bearer', 'custom', 'tls'];

/** Refuses metadata of the prometheus scaler that KEDA refuses, or reads otherwise than they are meant. */
export function checkPrometheusMetadata(place: Place, metadata: { [key: string]: string }): void {
  for (const key of ['serverAddress', 'query', 'threshold']) {
    if ((metadata[key] ?? '').trim() === '') {
      place.at(key).refuse('is required by the prometheus scaler; without it the whole ScaledObject is disabled', metadata[key], 'set it');
    }
  }
  checkPrometheusAddress(place.at('serverAddress'), metadata.serverAddress.trim());
  checkQuery(place.at('query'), metadata.query);
  kedaTarget(place.at('threshold'), readNumber(place.at('threshold'), metadata.threshold));
  const checks: [string, (at: Place, text: string) => void][] = [
    ['activationThreshold', readNumber],
    ['ignoreNullValues', checkBoolean],
    ['unsafeSsl', checkBoolean],
    ['timeout', checkGoDuration],
    ['customHeaders', checkKeyValues],
    ['queryParameters', checkKeyValues],
    ['authModes', checkModes],
    ['authMode', checkModes],
  ];
  for (const [key, check] of checks) {
    if ((metadata[key] ?? '').trim() !== '') {
      check(place.at(key), metadata[key]);
    }
  }
}

function checkModes(place: Place, text: string): void {
  const unknown = text.split(',').map((mode) => mode.trim()).find((mode) => !SENT_MODES.includes(mode));
  if (unknown !== undefined) {
    place.refuse('names a way of authentication for which the prometheus scaler sends nothing', unknown, `use ${SENT_MODES.join(', ')}`);
  }
  if (['basic', 'bearer'].every((mode) => text.includes(mode))) {
    place.refuse('names two ways to say who asks, and a request holds one', text, 'leave one of the two out');
  }
}
