import { MetricsEndpoint } from './metrics-endpoint';
import { ScrapeAuthorization, ScrapeTls } from './scrape-tls';
import { Place } from '../../faults/place';
import { checkObjectName, isConfigMapKey } from '../../platforms/kubernetes/names';
import { SecretKeyRef } from '../authentication/secret-key-ref';

/** Refuses what the operator would drop the whole monitor for. Source: prometheus-operator v0.93 pkg/apis/monitoring/v1/types.go, SafeTLSConfig.Validate. */
export function checkScrapeTls(place: Place, { authorization, tls }: MetricsEndpoint): void {
  if (tls !== undefined) {
    checkTls(place.at('tls'), tls);
  }
  if (authorization !== undefined) {
    checkAuthorization(place.at('authorization'), authorization);
  }
}

function checkTls(place: Place, { ca, cert, insecureSkipVerify, keySecret, serverName }: ScrapeTls): void {
  for (const [field, ref] of [['ca', ca?._ref], ['cert', cert?._ref], ['keySecret', keySecret]] as const) {
    if (ref !== undefined) {
      checkRef(place.at(field), ref);
    }
  }
  if ((cert === undefined) !== (keySecret === undefined)) {
    const [missing, other] = cert === undefined ? ['cert', 'keySecret'] : ['keySecret', 'cert'];
    place.at(missing).refuse(`is missing beside ${other}, so the operator drops the monitor and nothing is scraped`, undefined, `give both, or leave ${other} out`);
  }
  if (ca !== undefined && insecureSkipVerify === true) {
    place.at('ca').refuse('has no effect beside insecureSkipVerify: true, which accepts any certificate', ca._ref.name, 'leave one of the two out');
  }
  if (serverName?.trim() === '') {
    place.at('serverName').refuse('must name a host', serverName, 'leave it out for the address of the pod');
  }
}

function checkAuthorization(place: Place, { credentials, type }: ScrapeAuthorization): void {
  checkRef(place.at('credentials'), credentials);
  if (type?.trim().toLowerCase() === 'basic') {
    place.at('type').refuse('cannot be Basic, so the operator drops the monitor and nothing is scraped', type, 'use a token, or write the monitor yourself with basicAuth');
  }
}

function checkRef(place: Place, { key, name }: SecretKeyRef): void {
  checkObjectName(place.at('name'), name);
  if (!isConfigMapKey(key)) {
    place.at('key').refuse('is no key of a Secret or a ConfigMap', key, 'use letters, digits, "-", "_" and "."');
  }
}
