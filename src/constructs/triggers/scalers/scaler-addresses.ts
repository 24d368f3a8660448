import { Place } from '../../../faults/place';
import { checkAzureName, checkAzureSuffix, checkKusto, checkSqsQueue } from '../../../platforms/keda/cloud-address';
import { checkArangodb, checkAzureStorage, checkCouchdb, checkMongodb } from '../../../platforms/keda/connection-address';
import { checkBareHost, checkEndpoint, checkGrpcTarget, checkHostPort, checkOptionalUrl, checkServer, checkUrl } from '../../../platforms/keda/server-address';

type CheckAddress = (place: Place, text: string) => void;

/**
 * How each form of an address has to look, so that the KEDA operator can reach it: what stands beside the kinds `address` and `addresses`,
 * and kinds of their own.
 */
export const ADDRESSES: Record<string, CheckAddress> = {
  /** Hosts without ports, in one text. */
  bareHosts: (place, text) => text.split(',').forEach((each) => checkBareHost(place, each)),
  /** A name to which KEDA appends the end of a host of Azure. */
  azureName: checkAzureName,
  azureStorage: checkAzureStorage,
  azureSuffix: checkAzureSuffix,
  arangodb: checkArangodb,
  couchdb: checkCouchdb,
  /** `host:port/path`, before which KEDA puts a scheme; port and path may be left out. */
  endpoint: checkEndpoint,
  grpc: checkGrpcTarget,
  host: checkBareHost,
  hostPort: checkHostPort,
  kusto: checkKusto,
  mongodb: checkMongodb,
  /** `host:port`, perhaps with http:// or https:// before it. */
  optionalUrl: checkOptionalUrl,
  /** `host`, perhaps with a port. */
  server: checkServer,
  sqs: checkSqsQueue,
  url: checkUrl,
  /** Addresses that are asked in turn, in one text. */
  urlTexts: (place, text) => text.split(',').forEach((each) => checkUrl(place, each.trim())),
};

/** Kinds that are lists, by the form of their entries; of `addresses` it stands beside. */
const LISTS: Record<string, string> = { hosts: 'host', hostPorts: 'hostPort', urls: 'url' };

/** The check of a kind of addresses, and whether they are a list; undefined for other kinds. */
export function addressKind(kind: string, detail: string): { readonly check: CheckAddress; readonly list: boolean } | undefined {
  const form = kind === 'address' || kind === 'addresses' ? detail : LISTS[kind] ?? kind;
  const check = Object.hasOwn(ADDRESSES, form) ? ADDRESSES[form] : undefined;
  return check && { check, list: kind === 'addresses' || LISTS[kind] !== undefined };
}
