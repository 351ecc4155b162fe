"""The SQL of the rank: the tables, and the same question to PostgreSQL and DuckDB."""

# Days by number, so that all three count alike.
EPOCH = "date '1970-01-01'"

DIRECTORY = [
    "select 'place', code, number from tarazu.place",
    "select 'kind', code, standard_days from tarazu.kind",
    f"select 'unit', code, level, parent, kind, opened_on - {EPOCH}, closed_on - {EPOCH} from tarazu.unit",
]

# The columns of the cells with their types: in the order of the table, which is that of the measures' raw values.
COLUMNS = """select attname, format_type(atttypid, null) from pg_attribute
    where attrelid = 'tarazu.cell'::regclass and attnum > 0 and not attisdropped
        and attname not in ('day', 'branch_no', 'class_no') order by attnum"""


def cells(columns):
    """The cells as the cube and DuckDB read them."""
    names = ", ".join(name for name, _ in columns)
    return f"select day - {EPOCH}, branch_no, class_no, {names} from tarazu.cell order by 1, 2, 3"


def duckdb_columns(columns):
    """The same columns in DuckDB; lists come as text."""
    types = {"integer": "INTEGER", "bigint": "BIGINT", "numeric": "BIGINT", "integer[]": "VARCHAR"}
    return [(name, "INTEGER") for name in ("day", "branch_no", "class_no")] + [
        (name, types[kind]) for name, kind in columns]


def duckdb_values(columns):
    lists = ", ".join(
        f"cast('[' || trim({name}, '{{}}') || ']' as integer[]) as {name}"
        for name, kind in columns if kind == "integer[]")
    return f"* replace ({lists})"


BRANCHES = (f"select place_no as branch_no, code, coalesce(opened_on - {EPOCH}, -2147483648) as opened, "
            f"coalesce(closed_on - {EPOCH}, 2147483647) as closed from tarazu.unit where level = 'branch'")

# What the indicators read, in one table with an index for each, and the branches beside it.
POSTGRESQL_TABLES = [
    "drop schema if exists benchmark cascade",
    "create schema benchmark",
    f"create unlogged table benchmark.cell as select day - {EPOCH} as day, branch_no, registered, reopened, received, "
    "sent, closed, closed_ages from tarazu.cell order by day, branch_no",
    f"create unlogged table benchmark.branch as {BRANCHES}",
    "create index on benchmark.cell (day) include (branch_no, registered, reopened, received, sent, closed)",
    "create index on benchmark.cell (day) include (branch_no, closed_ages) where closed_ages is not null",
    "vacuum analyze benchmark.cell",
    "vacuum analyze benchmark.branch",
]

COSTS = {"parallel_setup_cost": "0", "parallel_tuple_cost": "0", "min_parallel_index_scan_size": "0",
         "min_parallel_table_scan_size": "0", "work_mem": "256MB", "jit": "off"}
# Parallel as it is cheapest to begin, and without; with each, an index where the planner would not take one.
POSTGRESQL_PLANS = [
    {**COSTS, "max_parallel_workers_per_gather": workers, "enable_seqscan": seqscan}
    for workers in ("2", "1", "0") for seqscan in ("on", "off")
]


def plan_name(plan):
    workers = plan["max_parallel_workers_per_gather"]
    return f"{workers} workers" + (", index only" if plan["enable_seqscan"] == "off" else "")


def postgresql(code, window):
    return question(code, window, "benchmark.", "percentile_disc(0.5) within group (order by age)")


def duckdb(code, window):
    return question(code, window, "", "quantile_disc(age, 0.5)")


def question(code, window, schema, median):
    """The first five at either end, equal values in the order of codes; values as exact as doubles are."""
    within = f"day between {window[0]} and {window[1]}"
    if code == "clearance_rate":
        sums = (f"select branch_no, sum(closed) as numerator, {net('registered', 'reopened', 'received')} "
                f"- coalesce(sum(sent), 0) as denominator from {schema}cell where {within} group by branch_no")
        values = (f"select b.code, coalesce(s.numerator, 0) as numerator, s.denominator from ({sums}) s "
                  f"join {schema}branch b using (branch_no) where s.denominator >= 30")
    elif code == "pending":
        sums = (f"select branch_no, {net('registered', 'reopened', 'received')} - coalesce(sum(closed), 0) "
                f"- coalesce(sum(sent), 0) as numerator from {schema}cell where day <= {window[1]} group by branch_no")
        values = (f"select b.code, coalesce(s.numerator, 0) as numerator, 1 as denominator from {schema}branch b "
                  f"left join ({sums}) s using (branch_no) where (b.opened <= {window[1]} and b.closed >= {window[0]}) "
                  "or s.numerator <> 0")
    else:
        sums = (f"select branch_no, {median} as numerator, count(*) as n from (select branch_no, "
                f"unnest(closed_ages) as age from {schema}cell where {within} and closed_ages is not null) a "
                "group by branch_no")
        values = (f"select b.code, s.numerator, 1 as denominator from ({sums}) s "
                  f"join {schema}branch b using (branch_no) where s.n >= 30")
    value = "numerator::double precision / denominator"
    return (f"with figure as ({values}) "
            + " union all ".join(
                f"select * from (select '{end}', row_number() over (order by {value}{order}, code), code, numerator, "
                f"denominator from figure order by {value}{order}, code limit 5) {end}"
                for end, order in (("highest", " desc"), ("lowest", ""))))


def net(*measures):
    return " + ".join(f"coalesce(sum({measure}), 0)" for measure in measures)
