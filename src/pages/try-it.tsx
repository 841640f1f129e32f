export { default } from '@site/src/components/tryIt/TryItPage';
