import { createContext } from 'react';

/** The anchor of the part of a page that a form stands in: where a reader comes back to. */
export const AnchorContext = createContext('');
