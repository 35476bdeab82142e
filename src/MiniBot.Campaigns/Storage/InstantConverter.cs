using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MiniBot.Campaigns.Storage;

/// <summary>Instants are stored as UTC ticks, which every database compares and sorts.</summary>
internal sealed class InstantConverter()
    : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
