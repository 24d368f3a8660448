export * from './authentication-props';
export * from './trigger-authentication';
export * from './parameter-source';
export * from './pod-identity';
export * from './hashi-corp-vault';
export * from './azure-key-vault';
export * from './gcp-secret-manager';
export * from './aws-secret-manager';
