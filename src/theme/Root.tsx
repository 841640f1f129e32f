export { default } from '@site/src/components/account/SessionProvider';
