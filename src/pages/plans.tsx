export { default } from '@site/src/components/plans/PlansPage';
