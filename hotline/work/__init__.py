"""When things happen: the queue, its jobs and the clock."""
