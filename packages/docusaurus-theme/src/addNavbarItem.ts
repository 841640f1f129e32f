interface NavbarItem {
  type?: string;
  position?: 'left' | 'right';
}

/** What the theme reads and changes of a site's `themeConfig`. */
interface ThemeConfig {
  navbar?: { items?: NavbarItem[] };
}

const ACCOUNT = 'custom-account';

/** Adds the account menu as the navbar's last item, unless the site has said where it wants it. */
export function addNavbarItem(themeConfig: ThemeConfig): void {
  const navbar = (themeConfig.navbar ??= {});
  const items = (navbar.items ??= []);
  if (items.some(({ type }) => type === ACCOUNT)) return;
  items.push({ type: ACCOUNT, position: 'right' });
}
