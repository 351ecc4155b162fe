"""The comparisons, each a class with `title`, `set_up`, `sides` (a measurement by name, which gets the repetition's
number), `rows` and `notes` of the figures that the sides gave, and `tear_down`."""

from comparisons.audit import Audit
from comparisons.feed import Feed
from comparisons.idle import Idle
from comparisons.ingest import Ingest
from comparisons.questions import Questions
from comparisons.rank import Rank
from comparisons.reads import Reads

COMPARISONS = {"reads": Reads, "audit": Audit, "ingest": Ingest, "rank": Rank, "questions": Questions, "feed": Feed,
               "idle": Idle}
