import { authorityOf, checkHost, checkUrl } from './server-address';
import { Place } from '../../faults/place';

/** Source: MongoDB, connection string specification. */
const MONGODB = /^mongodb(\+srv)?:\/\//i;

/** Refuses a connection string of MongoDB of which a host could not be reached by the KEDA operator. */
export function checkMongodb(place: Place, connection: string): void {
  if (!MONGODB.test(connection)) {
    place.refuse('is no connection string of MongoDB', withoutLogin(connection), 'write it as mongodb://SERVICE.NAMESPACE.svc:PORT');
  }
  for (const each of hostsOf(connection, MONGODB).split(',')) {
    const parts = authorityOf(each);
    if (parts === undefined) {
      return place.refuse('names no host, with or without a port', each, 'write it as mongodb://SERVICE.NAMESPACE.svc:PORT');
    }
    checkHost(place, parts.host, each);
  }
}

/** Refuses an address of CouchDB, whose client puts http:// before one without a scheme, that the KEDA operator could not reach. */
export function checkCouchdb(place: Place, connection: string): void {
  const text = /^https?:\/\//i.test(connection) ? connection : `http://${connection}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) {
    return place.refuse('is no address of CouchDB', withoutLogin(connection), 'write it as http://SERVICE.NAMESPACE.svc:PORT');
  }
  checkHost(place, url.hostname, url.host);
}

/** What stands for the emulator on one's own machine. Source: Azure/azure-sdk-for-go sdk/storage/azblob/internal/shared/shared.go. */
const EMULATOR = /^UseDevelopmentStorage\s*=\s*true$/i;
/** A part of a connection string that is an address. */
const ENDPOINT = /^(Blob|Queue|Table|File)Endpoint\s*=\s*(.+)$/i;

/** Refuses a connection string of an Azure storage account that leads the KEDA operator to itself, or to where nothing is. */
export function checkAzureStorage(place: Place, connection: string): void {
  for (const part of connection.split(';').map((each) => each.trim())) {
    if (EMULATOR.test(part)) {
      place.refuse('is the emulator on the own machine, and so the KEDA operator itself', part, 'give the connection string of the account, or of an emulator at SERVICE.NAMESPACE.svc');
    }
    const address = ENDPOINT.exec(part)?.[2];
    if (address !== undefined) {
      checkUrl(place, address);
    }
  }
}

/** Schemes that the clients of ArangoDB take. Source: arangodb/go-driver http/connection.go, util.FixupEndpointURLScheme. */
const ARANGODB = /^(https?|tcp|ssl):\/\//i;

/** Refuses addresses of ArangoDB of which one could not be reached by the KEDA operator. */
export function checkArangodb(place: Place, endpoints: string): void {
  for (const each of endpoints.split(',')) {
    const parts = ARANGODB.test(each) ? authorityOf(hostsOf(each, ARANGODB)) : undefined;
    if (parts === undefined) {
      return place.refuse('is no http or https address', each, 'write it as http://SERVICE.NAMESPACE.svc:PORT, and several apart by ","');
    }
    checkHost(place, parts.host, each);
  }
}

/** Protocols of RabbitMQ. Source: kedacore/keda v2.20 pkg/scalers/rabbitmq_scaler.go, Validate. */
const RABBITMQ = /^(amqps?|https?):\/\//i;

/** Refuses an address of RabbitMQ that the KEDA operator could not reach. A login may hold what no URL does, and is passed over. */
export function checkRabbitmq(place: Place, address: string): void {
  const host = hostsOf(address, RABBITMQ);
  const parts = authorityOf(host);
  if (parts !== undefined) {
    checkHost(place, parts.host, host);
  }
}

/** What stands between the login and the path of an address. */
function hostsOf(address: string, scheme: RegExp): string {
  return address.replace(scheme, '').replace(/[/?#].*$/, '').replace(/^.*@/, '');
}

/** A text without what stands before "@", for messages. */
function withoutLogin(text: string): string {
  return text.replace(/^(.*:\/\/)?.*@/, '$1');
}
