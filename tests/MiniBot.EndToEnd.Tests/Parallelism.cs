// Tests here wait for other programs most of the time: more of them at once than processors.
[assembly: CollectionBehavior(MaxParallelThreads = 6)]
