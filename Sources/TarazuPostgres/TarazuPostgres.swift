// TarazuPostgres: PostgreSQL without blocking, on the loops of TarazuLoop, through libpq in pipeline mode.
//
// `PostgresPool` lends `PostgresConnection`s. A `Statement` with `PostgresValue`s runs on one and returns
// `PostgresRows`; `PostgresStream` reads any number of rows in constant memory. A `PostgresError` says whether trying
// again is safe and whether the outcome is unknown. Connections and pools are actors on a loop and may be called from
// anywhere. What a session decides is in `PostgresSessionMachine`, without I/O. All of libpq is in LibPQ.swift.
