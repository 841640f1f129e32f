import AccountNavbarItem from '../../client/account/navbar/AccountNavbarItem';
import ComponentTypes from '@theme-init/NavbarItem/ComponentTypes';

export default { ...ComponentTypes, 'custom-account': AccountNavbarItem };
