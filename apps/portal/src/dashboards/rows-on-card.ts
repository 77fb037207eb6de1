/** Rows that a panel shows on its dashboard before it leads to all of them. */
export const rowsOnCard = 8
