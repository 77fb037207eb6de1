/** `$comment` of an exported schema in whose texts values stand; an import keeps them then. */
export const placesComment = 'Splot: {…} in title and description is a FEEL expression, {{ a brace.'
