/** Largest number that the integer fields of the API take. */
export const MAX_INT32 = 2_147_483_647;
