import { credentialFaults, credentialNames, Credentials, givenByCredentials, writeAuthentication } from './scaler-authentication';
import { metadataOf, WrittenMetadata } from './scaler-metadata';
import { ComparedTriggerOptions } from './scaler-trigger-options';
import { ScaledObjectSpecTriggers } from '../../../../imports/keda.sh';
import { Fault, faultAt, within } from '../../../faults/fault';
import { Place } from '../../../faults/place';
import { wakes } from '../../../platforms/keda/scalers/rule-faults';
import { GivenAuthentication } from '../../../platforms/keda/scalers/scaler-given';
import { keyOf, ScalerTable, scalerTable } from '../../../platforms/keda/scalers/scaler-table';
import { readTrigger } from '../../../platforms/keda/scalers/table-faults';
import { triggerFaults } from '../../../platforms/keda/scalers/trigger-faults';
import { authenticationRef } from '../../authentication/authentication-construct';
import { ITriggerAuthentication } from '../../authentication/authentication-props';
import { checkPropClasses } from '../../props/check-props';
import { givenBy, surroundingsOf, refuseTrigger } from '../keda-faults';
import { Trigger } from '../trigger';
import { KedaTriggerContext } from '../trigger-context';

/** What every trigger on a scaler may be given; its own parameters are read by their names. */
interface ScalerProps extends ComparedTriggerOptions {
  readonly credentials?: Credentials;
}

/**
 * A trigger on a scaler of KEDA, which a table describes: what it reads, how values are written, and which rules hold.
 *
 * @internal
 */
export abstract class ScalerTrigger extends Trigger {
  /** What was written for a model, so that a trigger that is asked twice writes it once. */
  private readonly written = new WeakMap<object, ITriggerAuthentication>();

  constructor(private readonly type: string, private readonly props: ScalerProps) {
    super();
    const { name } = this.constructor;
    checkPropClasses(Place.named(name), `${name}Props`, props);
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { place, version } = context;
    const { authenticationRef: reference, credentials, metricType, name, useCachedMetrics } = this.props;
    const { table } = this;
    const written = this.metadata();
    const ofCredentials = credentials === undefined ? [] : within(['credentials'], credentialFaults(table, credentials));
    refuseTrigger(place, version, [
      ...credentials !== undefined && reference !== undefined
        ? [faultAt(['credentials'], 'cannot stand beside authenticationRef: a trigger reads one TriggerAuthentication', reference.name, 'leave out one of the two')]
        : [],
      ...written.faults,
      ...ofCredentials,
      ...this.triggerFaults(context, written),
    ]);
    // What is wrong with the credentials is said by now.
    const used = credentials === undefined ? reference : ofCredentials.length > 0 ? undefined : this.write(context, table, credentials);
    return {
      type: table.type,
      name,
      metricType: table.metricTypeUntil === undefined ? table.metricType ?? metricType : metricType ?? table.metricType,
      useCachedMetrics,
      metadata: { ...written.metadata },
      authenticationRef: used && authenticationRef(place.at(credentials === undefined ? 'authenticationRef' : 'credentials'), used, context),
    };
  }

  /** @internal */
  public override get _wakes(): boolean {
    const { metadata, unreadable } = this.metadata();
    return wakes(readTrigger(this.table, { metadata, unreadable, authentication: this.given }).given);
  }

  private get table(): ScalerTable {
    return scalerTable(this.type)!; // The generator writes a table for each class.
  }

  /** What the trigger authenticates with, as far as that is known. */
  private get given(): GivenAuthentication | undefined {
    const { authenticationRef: reference, credentials } = this.props;
    return credentials === undefined ? givenBy(reference) : givenByCredentials(credentials);
  }

  private metadata(): WrittenMetadata {
    const { credentials = {} } = this.props;
    return metadataOf(this.table, { ...this.props }, credentialNames(credentials));
  }

  /** The rules of the trigger that is written, at the props that it is written from. */
  private triggerFaults(context: KedaTriggerContext, { metadata, unreadable }: WrittenMetadata): Fault[] {
    const { credentials, metricType, useCachedMetrics } = this.props;
    const faults = triggerFaults({ type: this.type, metadata, metricType, useCachedMetrics, authentication: this.given, unreadable }, {
      ...surroundingsOf(context), authenticationWord: (name) => `credentials.${name}`,
    });
    // What is wrong with credentials as a whole is said before.
    const isSaid = (pointer: (string | number)[]) => credentials !== undefined && pointer[0] === 'authenticationRef' && pointer.length === 1;
    return faults.filter(({ pointer }) => !isSaid(pointer))
      .map((each) => ({ ...each, pointer: propOf(this.table, each.pointer, credentials !== undefined) }));
  }

  private write(context: KedaTriggerContext, table: ScalerTable, credentials: Credentials): ITriggerAuthentication {
    const known = this.written.get(context.scope);
    const made = known ?? writeAuthentication(context, table, credentials);
    this.written.set(context.scope, made);
    return made;
  }
}

/** The prop that a field of a trigger is written from: parameters have those of their own, and the type is that of the class. */
function propOf({ parameters }: ScalerTable, [field, key, ...rest]: (string | number)[], hasCredentials: boolean): (string | number)[] {
  switch (field) {
    case 'authenticationRef': return hasCredentials ? ['credentials', key, ...rest] : [field];
    case 'metadata': return [parameters.find((parameter) => keyOf(parameter) === key)?.name ?? key, ...rest];
    case 'type':
    case undefined: return [];
    default: return key === undefined ? [field] : [field, key, ...rest];
  }
}
