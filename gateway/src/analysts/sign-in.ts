/** Where the people of an organisation sign in to the workbench, by OpenID Connect. It says nothing that is secret. */
export interface SignIn {
  /** What people read for it: the name of the organisation. */
  title: string;
  issuer: string;
  /** The client as which the issuer knows the page: a public one, for the code flow with PKCE. */
  client: string;
  scope: string;
}
