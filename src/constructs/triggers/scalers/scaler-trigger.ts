import { checkMetricType } from '../metric-type-rules';
import { Credentials, credentialNames, credentialParts, referenceParts, writeAuthentication } from './scaler-authentication';
import { checkScaler, wakes } from './scaler-checks';
import { AuthenticationParts, ScalerGiven } from './scaler-given';
import { ScalerParts } from './scaler-parts';
import { ComparedTriggerOptions } from './scaler-trigger-options';
import { ScaledObjectSpecTriggers } from '../../../../imports/keda.sh';
import { checkScalerType } from '../../../platforms/keda/scaler-types';
import { ScalerTable, scalerTable } from '../../../platforms/keda/scalers/scaler-table';
import { ITriggerAuthentication } from '../../authentication/authentication';
import { authenticationRef } from '../../authentication/authentication-ref';
import { Trigger } from '../trigger';
import { KedaTriggerContext } from '../trigger-context';

/** What every trigger on a scaler may be given; its own parameters are read by their names. */
interface ScalerProps extends ComparedTriggerOptions {
  readonly authentication?: Credentials;
}

const NO_AUTHENTICATION: AuthenticationParts = { names: [], open: false };

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
  }

  /** @internal */
  public _toKeda(context: KedaTriggerContext): ScaledObjectSpecTriggers {
    const { place, version } = context;
    const { authentication, authenticationRef: reference, name, useCachedMetrics } = this.props;
    const { table } = this;
    checkScalerType(place, table.type, version);
    if (authentication !== undefined && reference !== undefined) {
      place.at('authentication').refuse('cannot stand beside authenticationRef: a trigger reads one TriggerAuthentication', reference.name, 'leave out one of the two');
    }
    const given = authentication !== undefined ? credentialParts(place.at('authentication'), table, authentication)
      : reference !== undefined ? referenceParts(place.at('authenticationRef'), table, reference) : NO_AUTHENTICATION;
    const parts = new ScalerParts(place, table, this.values, given);
    const metadata = parts.metadata();
    checkScaler(context, parts);
    const used = authentication === undefined ? reference : this.write(context, table, authentication);
    return {
      type: table.type,
      name,
      metricType: this.metricType(context, table),
      useCachedMetrics,
      metadata,
      authenticationRef: used && authenticationRef(place.at(authentication === undefined ? 'authenticationRef' : 'authentication'), used, context),
    };
  }

  /** @internal */
  public override get _wakes(): boolean {
    const { authentication = {}, authenticationRef: reference } = this.props;
    return wakes(new ScalerGiven(this.table, this.values, { names: credentialNames(authentication), open: reference !== undefined }));
  }

  private get table(): ScalerTable {
    return scalerTable(this.type)!; // The generator writes a table for each class.
  }

  private get values(): { readonly [name: string]: unknown } {
    return { ...this.props };
  }

  private metricType({ place }: KedaTriggerContext, table: ScalerTable): string | undefined {
    const { metricType } = this.props;
    checkMetricType(place.at('metricType'), metricType);
    return table.metricType ?? metricType;
  }

  private write(context: KedaTriggerContext, table: ScalerTable, credentials: Credentials): ITriggerAuthentication {
    const known = this.written.get(context.scope);
    const made = known ?? writeAuthentication(context, table, credentials);
    this.written.set(context.scope, made);
    return made;
  }
}
