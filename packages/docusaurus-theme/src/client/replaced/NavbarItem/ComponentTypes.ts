import ComponentTypes from '@theme-replaced/NavbarItem/ComponentTypes';
import AccountNavbarItem from '../../account/navbar/AccountNavbarItem';

export default { 'custom-account': AccountNavbarItem, ...ComponentTypes };
