import { Fault, ofRule } from '../../../faults/fault';
import { azureNameFaults, azureSuffixFaults, kustoFaults, sqsQueueFaults } from '../cloud-address';
import { arangodbFaults, azureStorageFaults, couchdbFaults, mongodbFaults } from '../connection-address';
import { bareHostFaults, endpointFaults, grpcTargetFaults, hostPortFaults, optionalUrlFaults, serverFaults, urlFaults } from '../server-address';

/** What is wrong with an address of each form, so that the KEDA operator could not reach it. */
const ADDRESSES = {
  arangodb: arangodbFaults,
  /** A name to which KEDA appends the end of a host of Azure. */
  azureName: azureNameFaults,
  azureStorage: azureStorageFaults,
  azureSuffix: azureSuffixFaults,
  /** Hosts without ports, in one text. */
  bareHosts: (text: string) => text.split(',').flatMap(bareHostFaults),
  couchdb: couchdbFaults,
  /** `host:port/path`, before which KEDA puts a scheme; port and path may be left out. */
  endpoint: endpointFaults,
  grpc: grpcTargetFaults,
  host: bareHostFaults,
  hostPort: hostPortFaults,
  kusto: kustoFaults,
  mongodb: mongodbFaults,
  /** `host:port`, perhaps with http:// or https:// before it. */
  optionalUrl: optionalUrlFaults,
  /** `host`, perhaps with a port. */
  server: serverFaults,
  sqs: sqsQueueFaults,
  url: (text: string) => urlFaults(text),
  /** Addresses that are asked in turn, in one text. */
  urlTexts: (text: string) => text.split(',').flatMap((each) => urlFaults(each.trim())),
};

/** A form of an address. */
export type AddressForm = keyof typeof ADDRESSES;

/** Why the KEDA operator could not reach an address of a form. */
export function addressFaults(form: AddressForm, text: string): Fault[] {
  return ofRule('server-address', ADDRESSES[form](text));
}
