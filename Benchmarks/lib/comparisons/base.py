"""What is alike in all comparisons."""


class Comparison:
    title = ""

    def __init__(self, bench):
        self.bench = bench
        self.processes = bench.processes

    def set_up(self):
        """Starts and builds what the sides need."""

    def repetitions(self, wanted):
        """How often the sides are measured, if so many repetitions are wanted."""
        return wanted

    def sides(self):
        """What is measured, in turn: functions by name, each of which takes the repetition's number."""
        raise NotImplementedError

    def rows(self, figures):
        """The table's rows, from the figures of each side in the order of the repetitions."""
        raise NotImplementedError

    def notes(self, figures):
        """What a reader of the rows should know."""
        return []

    def tear_down(self):
        """Ends what was started and is not needed any more."""
