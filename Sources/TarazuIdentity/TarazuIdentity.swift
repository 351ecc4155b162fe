// TarazuIdentity: who calls, and whether they may.
//
// * `AccessRegistry` (an actor on a loop of its own) follows principals, credentials, gateways and rollout in PostgreSQL,
//   and puts them into `AccessRecords`, which every thread may read: an `AccessSnapshot` made from the one before it and
//   what has changed.
// * `CredentialUse` is the last use of one credential, shared by all snapshots; `UseKeeper` writes uses back.
// * `PrincipalUsage` is what one principal uses of this server and what it may, shared likewise: its calls a second
//   (`RateWindow`, `CallShare`), its open calls, its reads of the store (`ReadTurns`).
// * `Authenticator` turns what a call presents (an `authorization`, a client certificate) into an `Identity`: a `Caller`
//   (TarazuAccess), the time for which that is valid, and the gateway it came over. It has no I/O and no clock of its own.
//   `CallOrigin` says where a call comes from.
// * `Authorizer` judges a call by its rule, and hands out an `AuthorizedCall`, which judges what the arguments name.
// * `CachedIdentity` is what one connection remembers of the credential it used last. Loop-bound; its invariants are at
//   the top of its file.
//
// The decision itself is the pure function `decide` of TarazuAccess. Contract: docs/spec/access.md.
