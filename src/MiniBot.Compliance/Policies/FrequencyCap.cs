namespace MiniBot.Compliance.Policies;

/// <summary>At most so many attempts of one principal to one person within the window; every INVITE counts.</summary>
/// <param name="Attempts">1 or more.</param>
/// <param name="Window">Looking back from now.</param>
public sealed record FrequencyCap(int Attempts, TimeSpan Window);
