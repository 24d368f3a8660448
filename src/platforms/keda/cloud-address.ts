import { checkUrl } from './server-address';
import { Place } from '../../faults/place';

/** What the names of namespaces and accounts are made of, before KEDA appends the host's end. */
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/i;

/**
 * Refuses a name of a namespace or storage account that is a host or an address: KEDA appends the end of the host to it. Source:
 * kedacore/keda v2.20 pkg/scalers/azure_servicebus_scaler.go, pkg/scalers/azure/azure_eventhub.go, azure_storage.go.
 */
export function checkAzureName(place: Place, name: string): void {
  if (!NAME.test(name)) {
    const [first] = name.replace(/^[a-z]+:\/\//i, '').split(/[./:]/);
    place.refuse('must be the name alone: KEDA appends the domain to it', name, NAME.test(first) ? `write ${first}` : 'use letters, digits and "-"');
  }
}

/** Refuses an end of a host that KEDA could not append to a name and a dot. */
export function checkAzureSuffix(place: Place, suffix: string): void {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/i.test(suffix)) {
    place.refuse('must be a domain: KEDA puts it behind a name and a dot', suffix,
      `write it as ${suffix.replace(/^[a-z]+:\/\//i, '').replace(/^\.|\/.*$/g, '') || 'core.windows.net'}`);
  }
}

/** Refuses an address of Azure Data Explorer that could not be reached; a connection string of its own holds "=". */
export function checkKusto(place: Place, endpoint: string): void {
  if (!endpoint.includes('=')) {
    checkUrl(place, endpoint);
  }
}

/** Source: Amazon SQS API reference, CreateQueue. */
const QUEUE_NAME = /^[\w-]{1,80}(\.fifo)?$/;

/** Refuses what is neither the name of a queue nor an address of one that the KEDA operator could reach. */
export function checkSqsQueue(place: Place, queue: string): void {
  if (/^https?:\/\//i.test(queue)) {
    checkUrl(place, queue);
  } else if (!QUEUE_NAME.test(queue)) {
    place.refuse('is neither the name of a queue nor its URL', queue, 'write it as https://sqs.REGION.amazonaws.com/ACCOUNT/QUEUE, or as QUEUE alone');
  }
}
