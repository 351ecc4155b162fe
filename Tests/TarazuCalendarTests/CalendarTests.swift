// Tests of the calendar.
