import { createContext } from 'react'

/** True where answers are shown as a list to read, false where they are filled in. */
export const ListContext = createContext(false)
