interface NavbarItem {
  type?: string;
  position?: 'left' | 'right';
}

/** The parts of a site's `themeConfig` that the theme reads and changes. */
interface ThemeConfig {
  navbar?: { items?: NavbarItem[] };
}

const ACCOUNT = 'custom-account';

/** Adds the account menu as the navbar's last item, unless the site has placed it already. */
export function addNavbarItem(themeConfig: ThemeConfig): void {
  const navbar = (themeConfig.navbar ??= {});
  const items = (navbar.items ??= []);
  if (items.some(({ type }) => type === ACCOUNT)) return;
  items.push({ type: ACCOUNT, position: 'right' });
}
