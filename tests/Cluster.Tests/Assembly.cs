// Each test has the machine to itself: three silos, their database and their clients are enough for it.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
