export { default } from '../../client/profile/ProfilePage';
