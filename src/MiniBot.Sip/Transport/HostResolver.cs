using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MiniBot.Sip.Transport;

/// <summary>Names to addresses of the sockets' family; an answer is kept for a minute. Thread-safe.</summary>
internal sealed class HostResolver(AddressFamily family, TimeProvider time)
{
    private const int LargestCache = 256;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (IPAddress Address, DateTimeOffset Until)> _cache = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>Without waiting: a literal address, or a name that was resolved lately.</summary>
    public bool TryResolve(string host, out IPAddress address)
    {
        if (IPAddress.TryParse(host, out address!))
            return true;
        var isKnown = _cache.TryGetValue(host, out var entry) && entry.Until > time.GetUtcNow();
        address = entry.Address;
        return isKnown;
    }

    /// <summary>Null when the name has no address of this family.</summary>
    public async ValueTask<IPAddress?> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (TryResolve(host, out var known))
            return known;
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, family, cancellationToken);
            if (addresses is not [var first, ..])
                return null;
            if (_cache.Count >= LargestCache)
                _cache.Clear();
            _cache[host] = (first, time.GetUtcNow() + Lifetime);
            return first;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
