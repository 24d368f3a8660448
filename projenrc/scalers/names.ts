/** `aws-sqs-queue` as a name of a class without `Trigger`: `AwsSqsQueue`. */
export function stemOf(type: string): string {
  return type.split('-').map((part) => part[0].toUpperCase() + part.slice(1)).join('');
}

/** Enums that scalers share, by their values. */
export const SHARED_ENUMS: { readonly [values: string]: string } = {
  'pod|operator': 'ScalerIdentityOwner',
  'AzurePublicCloud|AzureUSGovernmentCloud|AzureChinaCloud|Private': 'ScalerAzureCloud',
  'enable|disable': 'ScalerTls',
};

/** Parameters that are called like words which Python keeps for itself, and the properties that stand for them. */
const RESERVED: { readonly [parameter: string]: string } = { from: 'fromTime', global: 'isGlobal' };

/** What the property of a parameter is called. */
export function propertyOf(parameter: string): string {
  return RESERVED[parameter] ?? parameter;
}

/** `sasl` of kafka as the name of an enum: `KafkaSasl`. */
export function enumOf(type: string, parameter: string, values: string): string {
  return SHARED_ENUMS[values] ?? `${stemOf(type)}${parameter[0].toUpperCase()}${parameter.slice(1)}`;
}

/** `scram_sha256` as a member of an enum: `SCRAM_SHA256`. A number is told by what it is a version of. */
export function memberOf(value: string): string {
  const name = value.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  return /^\d/.test(name) ? `V${name}` : name;
}

/** `kafka` as `a kafka`, `etcd` as `an etcd`. */
export function articled(type: string): string {
  return /^([aeio]|nsq|mssql|mysql)/.test(type) ? `an ${type}` : `a ${type}`;
}
