/** Where the browser keeps how much its reader knows already. Apart, for pages that need no more. */
export const EXPERIENCE_KEY = 'gatehouse.experience';
