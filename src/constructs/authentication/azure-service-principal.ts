import { Place } from '../../faults/place';
import { valueFrom } from '../../platforms/keda/authentication-sources';
import { SecretKeyRef } from '../../platforms/kubernetes/object-references';
import { Fields } from '../../platforms/kubernetes/untyped';
import { checkProps } from '../props/check-props';

/** The clouds of Azure in which KEDA can log in as an application. */
export enum AzureServicePrincipalCloud {
  /** Azure in China, run by 21Vianet. */
  CHINA = 'AzureChinaCloud',
  /** An Azure Stack of your own, with an `activeDirectoryEndpoint` of its own. */
  PRIVATE = 'Private',
  /** Azure as everybody uses it. */
  PUBLIC = 'AzurePublicCloud',
  /** Azure for the government of the United States. */
  US_GOVERNMENT = 'AzureUSGovernmentCloud',
}

/** An application in Microsoft Entra ID. */
export interface AzureServicePrincipalOptions {
  /**
   * Address at which Microsoft Entra ID gives tokens; for `cloud: PRIVATE` only, which needs it.
   *
   * @default - that of the cloud
   */
  readonly activeDirectoryEndpoint?: string;

  /** Client id of the application as which KEDA logs in, a UUID. */
  readonly clientId: string;

  /**
   * Cloud that the application belongs to.
   *
   * @default - KEDA's, the public one
   */
  readonly cloud?: AzureServicePrincipalCloud;

  /** Id of the tenant that the application belongs to. */
  readonly tenantId: string;
}

/** The certificate of an application in Microsoft Entra ID. */
export interface AzureServicePrincipalCertificate extends AzureServicePrincipalOptions {
  /** Secret that holds the certificate with its key. */
  readonly certificate: SecretKeyRef;

  /**
   * Secret that holds the password of the certificate.
   *
   * @default - none
   */
  readonly certificatePassword?: SecretKeyRef;
}

/** The client secret of an application in Microsoft Entra ID. */
export interface AzureServicePrincipalSecret extends AzureServicePrincipalOptions {
  /** Key of a Secret in Kubernetes that holds the client secret of the application. */
  readonly clientSecret: SecretKeyRef;
}

/** Application in Microsoft Entra ID as which KEDA logs in to Azure Pipelines, the only scaler that reads it. Since KEDA 2.21. */
export class AzureServicePrincipal {
  /** An application that logs in with a certificate. */
  static withCertificate(options: AzureServicePrincipalCertificate): AzureServicePrincipal {
    checkProps(Place.named('AzureServicePrincipal.withCertificate'), 'AzureServicePrincipalCertificate', options);
    const { certificate, certificatePassword } = options;
    return new AzureServicePrincipal(options, {
      clientCertificate: valueFrom(certificate), ...certificatePassword && { clientCertificatePassword: valueFrom(certificatePassword) },
    });
  }

  /** An application that logs in with a client secret. */
  static withSecret(options: AzureServicePrincipalSecret): AzureServicePrincipal {
    checkProps(Place.named('AzureServicePrincipal.withSecret'), 'AzureServicePrincipalSecret', options);
    return new AzureServicePrincipal(options, { clientSecret: valueFrom(options.clientSecret) });
  }

  private constructor(
    private readonly options: AzureServicePrincipalOptions,
    private readonly login: Fields,
  ) {}

  /** @internal */
  public _spec(): Fields {
    const { activeDirectoryEndpoint, clientId, cloud, tenantId } = this.options;
    return {
      tenantId, clientId, ...cloud !== undefined && { cloud }, ...activeDirectoryEndpoint !== undefined && { activeDirectoryEndpoint }, ...this.login,
    };
  }
}
