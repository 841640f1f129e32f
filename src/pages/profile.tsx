export { default } from '@site/src/components/profile/ProfilePage';
