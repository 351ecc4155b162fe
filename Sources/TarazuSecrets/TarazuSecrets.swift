// Target: TarazuSecrets makes, hashes and checks secrets (docs/spec/access.md#passwords-and-sign-in).
