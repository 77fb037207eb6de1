/** Characters that a reason may have; the service takes no more. */
export const reasonLength = 2000
