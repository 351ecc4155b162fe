// TarazuAccess: who may see and do what, as pure functions (docs/spec/access.md).
//
// * `Principal`, `Credential` and `Caller`: who is known, by what, and who calls.
// * `Role` and `Rule`: the table of rights. `decide` judges a call, an item of a list, or a page.
// * `Rollout`: which levels may read in which province.
// * `Token`, `CertificateURI` and `PrincipalName`: the forms of what a caller presents.
// * `Principal+Writing.swift`: which events and directory lines a principal may send.
//
// No I/O, no clock, no shared state: any thread may use all of it. Who calls is found by TarazuIdentity.
