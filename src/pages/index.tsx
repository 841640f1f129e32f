export { default } from '@site/src/components/landing/LandingPage';
