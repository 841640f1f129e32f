import { createRoot } from 'react-dom/client';
import { PreviewSwitch } from './PreviewSwitch';

/*
 * A client module of development only: see `index.ts`. The switch stands beside the site's own tree,
 * so that no page is any different for it.
 */

const ID = 'gate-preview';

// The module runs again after some hot updates.
document.getElementById(ID)?.remove();
const place = document.createElement('aside');
place.id = ID;
place.setAttribute('aria-label', 'Preview, in development only');
document.body.append(place);
createRoot(place).render(<PreviewSwitch />);
