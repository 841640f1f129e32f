import { createRoot } from 'react-dom/client';
import { PreviewSwitch } from './PreviewSwitch';

/*
 * A client module for development only: see `index.ts`. The switch is outside the site's own React
 * tree, so that it doesn't change any page.
 */

const ID = 'gate-preview';

// The module runs again after some hot updates.
document.getElementById(ID)?.remove();
const place = document.createElement('aside');
place.id = ID;
place.setAttribute('aria-label', 'Preview, in development only');
document.body.append(place);
createRoot(place).render(<PreviewSwitch />);
