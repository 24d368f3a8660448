import { ADDRESSES } from './addresses';
import { AMOUNTS } from './amounts';
import { LOGINS } from './logins';
import { QUERIES } from './queries';

/** What parameters mean, by their names, or by `SCALER.NAME` where scalers differ. Each has a line: a name alone says too little. */
export const MEANINGS: { readonly [name: string]: string } = { ...ADDRESSES, ...AMOUNTS, ...LOGINS, ...QUERIES };
