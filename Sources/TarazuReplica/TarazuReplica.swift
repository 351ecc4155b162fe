// TarazuReplica: what a server keeps in memory of the store, and follows.
//
// * `Follower` (an actor on a loop of its own) loads the cube and the directory, then applies the commit log in commit
//   order; commits of this server's own writers come to it directly (`LocalCommits`) and skip the log.
// * `FollowerProgress` says how far the cube is. Any thread may read it; waiting for a commit goes through it.
// * `CurrentDirectory` and `ServerClock` are the directory and PostgreSQL's clock as this server last read them. Any
//   thread may read them.
//
// The cube itself is TarazuCube. Design: docs/design/store.md#following-the-commit-log.
