import { Check } from './check';
import { cooldownIgnored } from './cooldown-ignored';
import { duplicateName } from './duplicate-name';
import { noRequests } from './no-requests';
import { notScraped } from './not-scraped';
import { pdbBlocks } from './pdb-blocks';
import { selectorOverlap } from './selector-overlap';
import { staticReplicas } from './static-replicas';
import { twoControllers } from './two-controllers';

/** All checks, sorted by id. */
export const CHECKS: Check[] = [cooldownIgnored, duplicateName, noRequests, notScraped, pdbBlocks, selectorOverlap, staticReplicas, twoControllers];
