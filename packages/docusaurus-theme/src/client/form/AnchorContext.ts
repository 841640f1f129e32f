import { createContext } from 'react';

/** The anchor of the part of the page around a form, to which a reader returns. */
export const AnchorContext = createContext('');
