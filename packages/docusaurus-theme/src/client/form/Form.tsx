import { type ComponentPropsWithoutRef, forwardRef } from 'react';

type FormProps = Omit<
  ComponentPropsWithoutRef<'form'>,
  'method' | 'action' | 'encType' | 'noValidate'
>;

/**
 * The only form on the site. Without its script, a form without a method would put the password
 * into the address bar, the history and the server's log (CWE-598).
 */
export default forwardRef<HTMLFormElement, FormProps>(function Form(form, ref) {
  return <form {...form} ref={ref} method="post" noValidate />;
});
