// TarazuServer: the service `tarazu-server`.
//
// * `Service` puts the parts together and starts and stops them; `Start/` has the commands of the program.
// * `Services/` has the methods: a file for a service of the wire or for a part of one, whose first line says which.
//   `ServiceTable` registers them: each method names one rule of access and one class of time. `Reads` is what reads
//   share: the cube, its progress, waiting for a commit.
// * `Audit/` records each call; `Audit.swift` says how. `ServiceTable` does it for all methods that it registers.
// * `Questions/` has the questions whose answers are cached, some of them followed too; `AnswerCache/` the cache; `Feeds/`
//   Subscribe. `Judgement/` has the questions about past months, and their answers, which all loops share.
// * `SignIn/` checks passwords and codes for AuthService; `Administration/` has what AdminService changes with: the
//   transaction, arguments, new secrets, what the audit keeps of a change.
//
// Handlers run on the loop of their call's connection. What is called loop-bound here belongs to one loop's thread alone:
// it is reached through `PerLoop`, which debug builds check. What takes milliseconds runs on `Reads.workers`.
// Who calls is TarazuIdentity; following the store is TarazuReplica; writing events is TarazuIngest.
