import { urlFaults } from './server-address';
import { fault, Fault } from '../../faults/fault';

/** What the names of namespaces and accounts are made of, before KEDA appends the host's end. */
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/i;

/**
 * Why a name of a namespace or storage account is a host or an address: KEDA appends the end of the host to it. Source: kedacore/keda v2.20
 * pkg/scalers/azure_servicebus_scaler.go, pkg/scalers/azure/azure_eventhub.go, azure_storage.go.
 */
export function azureNameFaults(name: string): Fault[] {
  const [first] = name.replace(/^[a-z]+:\/\//i, '').split(/[./:]/);
  return NAME.test(name) ? []
    : [fault('must be the name alone: KEDA appends the domain to it', name, NAME.test(first) ? `write ${first}` : 'use letters, digits and "-"')];
}

/** What is no end of a host that KEDA could append to a name and a dot. */
export function azureSuffixFaults(suffix: string): Fault[] {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/i.test(suffix) ? [] : [fault(
    'must be a domain: KEDA puts it behind a name and a dot', suffix,
    `write it as ${suffix.replace(/^[a-z]+:\/\//i, '').replace(/^\.|\/.*$/g, '') || 'core.windows.net'}`,
  )];
}

/** Why an address of Azure Data Explorer could not be reached; a connection string of its own holds "=". */
export function kustoFaults(endpoint: string): Fault[] {
  return endpoint.includes('=') ? [] : urlFaults(endpoint);
}

/** Source: Amazon SQS API reference, CreateQueue. */
const QUEUE_NAME = /^[\w-]{1,80}(\.fifo)?$/;

/** What is neither the name of a queue nor an address of one that the KEDA operator could reach. */
export function sqsQueueFaults(queue: string): Fault[] {
  if (/^https?:\/\//i.test(queue)) {
    return urlFaults(queue);
  }
  return QUEUE_NAME.test(queue) ? []
    : [fault('is neither the name of a queue nor its URL', queue, 'write it as https://sqs.REGION.amazonaws.com/ACCOUNT/QUEUE, or as QUEUE alone')];
}
