import { authorityOf, hostFaults, urlFaults } from './server-address';
import { fault, Fault } from '../../faults/fault';

/** Source: MongoDB, connection string specification. */
const MONGODB = /^mongodb(\+srv)?:\/\//i;
const MONGODB_FIX = 'write it as mongodb://SERVICE.NAMESPACE.svc:PORT';

/** Why the KEDA operator could not reach a host of a connection string of MongoDB. */
export function mongodbFaults(connection: string): Fault[] {
  if (!MONGODB.test(connection)) {
    return [fault('is no connection string of MongoDB', withoutLogin(connection), MONGODB_FIX)];
  }
  return hostsOf(connection, MONGODB).split(',').flatMap((each) => {
    const parts = authorityOf(each);
    return parts === undefined ? [fault('names no host, with or without a port', each, MONGODB_FIX)] : hostFaults(parts.host, each);
  });
}

/** Why the KEDA operator could not reach an address of CouchDB, whose client puts http:// before one without a scheme. */
export function couchdbFaults(connection: string): Fault[] {
  const text = /^https?:\/\//i.test(connection) ? connection : `http://${connection}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url === undefined ? [fault('is no address of CouchDB', withoutLogin(connection), 'write it as http://SERVICE.NAMESPACE.svc:PORT')] : hostFaults(url.hostname, url.host);
}

/** What stands for the emulator on one's own machine. Source: Azure/azure-sdk-for-go sdk/storage/azblob/internal/shared/shared.go. */
const EMULATOR = /^UseDevelopmentStorage\s*=\s*true$/i;
/** A part of a connection string that is an address. */
const ENDPOINT = /^(Blob|Queue|Table|File)Endpoint\s*=\s*(.+)$/i;

/** Why a connection string of an Azure storage account leads the KEDA operator to itself, or to where nothing is. */
export function azureStorageFaults(connection: string): Fault[] {
  return connection.split(';').map((each) => each.trim()).flatMap((part) => {
    const address = ENDPOINT.exec(part)?.[2];
    return [
      ...EMULATOR.test(part)
        ? [fault('is the emulator on the own machine, and so the KEDA operator itself', part, 'give the connection string of the account, or of an emulator at SERVICE.NAMESPACE.svc')]
        : [],
      ...address === undefined ? [] : urlFaults(address),
    ];
  });
}

/** Schemes that the clients of ArangoDB take. Source: arangodb/go-driver http/connection.go, util.FixupEndpointURLScheme. */
const ARANGODB = /^(https?|tcp|ssl):\/\//i;

/** Why the KEDA operator could not reach one of the addresses of ArangoDB. */
export function arangodbFaults(endpoints: string): Fault[] {
  return endpoints.split(',').flatMap((each) => {
    const parts = ARANGODB.test(each) ? authorityOf(hostsOf(each, ARANGODB)) : undefined;
    return parts === undefined ? [fault('is no http or https address', each, 'write it as http://SERVICE.NAMESPACE.svc:PORT, and several apart by ","')] : hostFaults(parts.host, each);
  });
}

/** Protocols of RabbitMQ. Source: kedacore/keda v2.20 pkg/scalers/rabbitmq_scaler.go, Validate. */
const RABBITMQ = /^(amqps?|https?):\/\//i;

/** Why the KEDA operator could not reach an address of RabbitMQ. A login may hold what no URL does, and is passed over. */
export function rabbitmqFaults(address: string): Fault[] {
  const host = hostsOf(address, RABBITMQ);
  const parts = authorityOf(host);
  return parts === undefined ? [] : hostFaults(parts.host, host);
}

/** What stands between the login and the path of an address. */
function hostsOf(address: string, scheme: RegExp): string {
  return address.replace(scheme, '').replace(/[/?#].*$/, '').replace(/^.*@/, '');
}

/** A text without what stands before "@", for messages. */
function withoutLogin(text: string): string {
  return text.replace(/^(.*:\/\/)?.*@/, '$1');
}
