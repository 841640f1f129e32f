export { RequestAccess as default } from '../../client/view/RequestAccess';
