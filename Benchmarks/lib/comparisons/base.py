"""What all comparisons share."""


class Comparison:
    title = ""

    def __init__(self, bench):
        self.bench = bench
        self.processes = bench.processes

    def set_up(self):
        """Starts and builds what the sides need."""

    def repetitions(self, wanted):
        """How many repetitions to measure if `wanted` are asked for."""
        return wanted

    def sides(self):
        """The sides to measure in turn: functions by name, each of which takes the number of the repetition."""
        raise NotImplementedError

    def rows(self, figures):
        """The table's rows, from the figures of each side in the order of the repetitions."""
        raise NotImplementedError

    def notes(self, figures):
        """Notes for the reader of the rows."""
        return []

    def tear_down(self):
        """Ends what was started."""
