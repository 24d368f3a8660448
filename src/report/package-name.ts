export const PACKAGE_NAME = 'cdk8s-model-autoscaling';
export const PACKAGE_URL = `https://github.com/${PACKAGE_NAME}/${PACKAGE_NAME}`;
