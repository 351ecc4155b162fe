// TarazuSecrets: secrets are made, hashed and checked here (docs/spec/access.md#passwords-and-sign-in).
//
// * `AccessKey` gives a sub-key for each use of the access key.
// * `PasswordHash` hashes and checks passwords: Argon2id, over an HMAC with the access key.
// * `TimeCode` makes and checks codes of the second factor; `SeedCipher` encrypts their seeds for the store,
//   and `PageCipher` what page tokens say.
// * `Token.random` and `OneTimePassword` are new secrets, of the kernel's random bytes.
// * `CertificateAuthority` issues client certificates; `ClientCertificate` reads one that an outside CA issued.
//
// No sockets, no files, no clock, no shared state: any thread may use all of it. Hashing a password takes some 20 ms of a
// core and 19 MiB, so it belongs on threads of its own.
