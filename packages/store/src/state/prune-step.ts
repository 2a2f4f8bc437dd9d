/** How much is removed in one transaction: others wait no longer than that takes. */
export const STEP = 1000
