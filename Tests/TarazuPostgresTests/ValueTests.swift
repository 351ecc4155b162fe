import TarazuPostgres
import TestSupport
import Testing

/// Each type goes to PostgreSQL and comes back, and PostgreSQL reads it as we mean it.
@Suite struct ValueTests {
  private func withConnection(_ body: (PostgresConnection) async throws -> Void) async throws {
    let loop = try TestLoop()
    let database = try await PrivateCluster.shared.makeDatabase(isEmpty: true)
    let connection = try await database.connect(on: loop.loop)
    try await body(connection)
    await connection.close()
  }

  private func echo(
    _ connection: PostgresConnection, _ value: PostgresValue, _ type: String
  ) async throws -> (rows: PostgresRows, text: String?) {
    let rows = try await connection.execute(Statement(sql: "select $1::\(type), $1::\(type)::text"), [value])
    return (rows, try rows.textOrNull(0, 1))
  }

  @Test func integers() async throws {
    try await withConnection { connection in
      for value: Int16 in [.min, -1, 0, 1, .max] {
        let (rows, text) = try await echo(connection, .int2(value), "int2")
        #expect(try rows.int2(0, 0) == value && rows.int4(0, 0) == Int32(value) && text == "\(value)")
      }
      for value: Int32 in [.min, -1, 0, 1, .max] {
        let (rows, text) = try await echo(connection, .int4(value), "int4")
        #expect(try rows.int4(0, 0) == value && rows.int8(0, 0) == Int64(value) && text == "\(value)")
      }
      for value: Int64 in [.min, -1, 0, 1, .max] {
        let (rows, text) = try await echo(connection, .int8(value), "int8")
        #expect(try rows.int8(0, 0) == value && text == "\(value)")
      }
      for value in [true, false] {
        let (rows, text) = try await echo(connection, .bool(value), "bool")
        #expect(try rows.bool(0, 0) == value && text == "\(value)")
      }
    }
  }

  @Test func textAndBytes() async throws {
    try await withConnection { connection in
      for value in ["", "a", "شعبه ۱ حقوقی کرمان", "می‌شود", String(repeating: "x", count: 100_000)] {
        let (rows, text) = try await echo(connection, .text(value), "text")
        #expect(try rows.text(0, 0) == value && text == value)
      }
      for value: [UInt8] in [[], [0], [0, 255, 0], Array(repeating: 7, count: 70_000)] {
        let (rows, _) = try await echo(connection, .bytes(value), "bytea")
        #expect(try rows.bytes(0, 0) == value)
      }
    }
  }

  @Test func daysAndTimes() async throws {
    try await withConnection { connection in
      for (value, expected): (Int32, String) in [
        (0, "1970-01-01"), (-1, "1969-12-31"), (10_957, "2000-01-01"), (20_748, "2026-10-22"), (84_005, "2199-12-31"),
        (-25_567, "1900-01-01"),
      ] {
        let (rows, text) = try await echo(connection, .date(value), "date")
        #expect(try rows.date(0, 0) == value && text == expected)
      }
      for (value, expected): (Int64, String) in [
        (0, "1970-01-01 00:00:00+00"), (-1, "1969-12-31 23:59:59.999999+00"),
        (1_800_000_000_123_456, "2027-01-15 08:00:00.123456+00"),
      ] {
        let (rows, text) = try await echo(connection, .timestamptz(value), "timestamptz")
        #expect(try rows.timestamptz(0, 0) == value && text == expected)
      }
      await #expect(throws: PostgresError.self) {
        _ = try await connection.execute(Statement(sql: "select $1::date"), [.date(.min)])
      }
      let infinite = try await connection.execute(Statement(sql: "select 'infinity'::date, '-infinity'::timestamptz"))
      #expect(throws: PostgresError.self) { try infinite.date(0, 0) }
    }
  }

  @Test func numerics() async throws {
    try await withConnection { connection in
      let large = Int128(Int64.max) * 1_000_000_007
      for value: Int128 in [
        0, 1, -1, 9_999, 10_000, 10_001, -10_000, 100_000_000, 12_345_678_901_234, large, -large, .max, .min,
      ] {
        let (rows, text) = try await echo(connection, .numeric(value), "numeric")
        #expect(try rows.numeric(0, 0) == value)
        #expect(text == "\(value)")
      }
      let rows = try await connection.execute(
        Statement(sql: "select 1.5::numeric, 'NaN'::numeric, 2::numeric ^ 127, 7.000::numeric"))
      #expect(throws: PostgresError.self) { try rows.numeric(0, 0) }
      #expect(throws: PostgresError.self) { try rows.numeric(0, 1) }
      #expect(throws: PostgresError.self) { try rows.numeric(0, 2) }
      #expect(try rows.numeric(0, 3) == 7)
    }
  }

  @Test func arrays() async throws {
    try await withConnection { connection in
      let cases: [(PostgresValue, String, String)] = [
        (.boolArray([true, false]), "bool[]", "{t,f}"),
        (.int2Array([1, -2]), "int2[]", "{1,-2}"),
        (.int2OptionalArray([1, nil]), "int2[]", "{1,NULL}"),
        (.int4Array([]), "int4[]", "{}"),
        (.int4Array([1, .max]), "int4[]", "{1,2147483647}"),
        (.int4OptionalArray([nil, 5]), "int4[]", "{NULL,5}"),
        (.int8Array([.min]), "int8[]", "{-9223372036854775808}"),
        (.int8OptionalArray([nil]), "int8[]", "{NULL}"),
        (.textArray(["a", "", "ب"]), "text[]", "{a,\"\",ب}"),
        (.textOptionalArray([nil, "NULL"]), "text[]", "{NULL,\"NULL\"}"),
        (.byteaArray([[1], []]), "bytea[]", "{\"\\\\x01\",\"\\\\x\"}"),
        (.byteaOptionalArray([nil, [255]]), "bytea[]", "{NULL,\"\\\\xff\"}"),
        (.dateArray([0]), "date[]", "{1970-01-01}"),
        (.dateOptionalArray([nil, 1]), "date[]", "{NULL,1970-01-02}"),
        (.timestamptzArray([0]), "timestamptz[]", "{\"1970-01-01 00:00:00+00\"}"),
        (.timestamptzOptionalArray([nil]), "timestamptz[]", "{NULL}"),
        (.numericArray([0, -50_000]), "numeric[]", "{0,-50000}"),
        (.numericOptionalArray([nil, 1]), "numeric[]", "{NULL,1}"),
      ]
      for (value, type, expected) in cases {
        let text = try await echo(connection, value, type).text
        #expect(text == expected)
      }
      let rows = try await connection.execute(
        Statement(sql: "select $1::int4[], $2::int8[], $3::text[], $4::bytea[], '{{1}}'::int4[], '{1,null}'::int4[]"),
        [.int4Array([3, 1]), .int8Array([]), .textArray(["ی"]), .byteaArray([[0]])])
      #expect(try rows.int4Array(0, 0) == [3, 1] && rows.int8Array(0, 1) == [])
      #expect(try rows.textArray(0, 2) == ["ی"] && rows.byteaArray(0, 3) == [[0]])
      #expect(throws: PostgresError.self) { try rows.int4Array(0, 4) }
      #expect(throws: PostgresError.self) { try rows.int4Array(0, 5) }
    }
  }

  @Test func nullsAndWrongTypes() async throws {
    try await withConnection { connection in
      let rows = try await connection.execute(
        Statement(sql: "select $1::int4, $2::text, 1::int8, 1.5::float8"), [.null, .text(orNull: nil)])
      #expect(try rows.int4OrNull(0, 0) == nil && rows.textOrNull(0, 1) == nil && rows.isNull(0, 0))
      #expect(throws: PostgresError.self) { try rows.int4(0, 0) }
      #expect(throws: PostgresError.self) { try rows.int4(0, 2) }
      #expect(throws: PostgresError.self) { try rows.int8(0, 3) }
      #expect(throws: PostgresError.self) { try rows.int8(1, 0) }
      #expect(throws: PostgresError.self) { try rows.int8(0, 4) }
      #expect(throws: PostgresError.self) { try rows.int8(-1, 0) }
    }
  }

  @Test func aStatementKeepsItsTypesApart() async throws {
    try await withConnection { connection in
      let statement = Statement(name: "echo", sql: "select pg_typeof($1)::text, $1::text")
      let first = try await connection.pipeline([
        (statement, [.int4(1)]), (statement, [.int8(2)]), (statement, [.text("x")]), (statement, [.int4(3)]),
      ])
      #expect(try first.map { try $0.text(0, 0) } == ["integer", "bigint", "text", "integer"])
      let later = try await connection.execute(statement, [.int8(5)])
      #expect(try later.text(0, 1) == "5")
      await #expect(throws: PostgresError.self) {
        _ = try await connection.execute(Statement(name: "echo", sql: "select 2"))
      }
    }
  }
}
