using System.Collections.Immutable;

namespace MiniBot.Conversation.Simulation;

/// <summary>Choices and how often each is taken. Weights need not add up to anything; their sum is positive.</summary>
internal sealed class WeightedTable<T>
{
    private readonly ImmutableArray<(T Item, double Upto)> _items;

    public WeightedTable(IEnumerable<(T Item, double Weight)> items)
    {
        var sum = 0.0;
        _items = [.. items.Where(i => i.Weight > 0).Select(i => (i.Item, sum += i.Weight))];
    }

    public bool IsEmpty => _items.IsEmpty;

    public bool Contains(T item) => _items.Any(i => EqualityComparer<T>.Default.Equals(i.Item, item));

    public T Draw(SeededRandom random)
    {
        var at = random.NextDouble() * _items[^1].Upto;
        foreach (var (item, upto) in _items)
        {
            if (at < upto)
                return item;
        }

        return _items[^1].Item;
    }
}
