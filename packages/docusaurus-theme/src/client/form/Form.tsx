import type { ComponentProps, ReactNode } from 'react';

type FormProps = Omit<ComponentProps<'form'>, 'method' | 'action' | 'encType' | 'noValidate'>;

/**
 * The only form of the site. Were it sent without its script, a form without a method would put the
 * password into the address bar, the history and the server's log (CWE-598).
 */
export default function Form(form: FormProps): ReactNode {
  return <form {...form} method="post" noValidate />;
}
