import AccountNavbarItem from '@site/src/components/account/navbar/AccountNavbarItem';
import ComponentTypes from '@theme-original/NavbarItem/ComponentTypes';

export default { ...ComponentTypes, 'custom-account': AccountNavbarItem };
