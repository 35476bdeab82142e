namespace MiniBot.Sip.Sdp;

/// <summary>Names of directions on the wire, and the same direction seen from the far end.</summary>
internal static class MediaDirections
{
    public static MediaDirection Reverse(this MediaDirection direction) =>
        (direction.Sends() ? MediaDirection.ReceiveOnly : MediaDirection.Inactive)
        | (direction.Receives() ? MediaDirection.SendOnly : MediaDirection.Inactive);

    public static bool Sends(this MediaDirection direction) => direction is MediaDirection.SendOnly or MediaDirection.SendReceive;

    public static bool Receives(this MediaDirection direction) =>
        direction is MediaDirection.ReceiveOnly or MediaDirection.SendReceive;

    public static SdpAttribute ToAttribute(this MediaDirection direction) =>
        new(
            direction switch
            {
                MediaDirection.SendReceive => "sendrecv",
                MediaDirection.SendOnly => "sendonly",
                MediaDirection.ReceiveOnly => "recvonly",
                _ => "inactive",
            }
        );

    /// <summary>The direction among some attributes; null where none is written.</summary>
    public static MediaDirection? Find(ReadOnlySpan<SdpAttribute> attributes)
    {
        foreach (var attribute in attributes)
        {
            switch (attribute.Name)
            {
                case "sendrecv":
                    return MediaDirection.SendReceive;
                case "sendonly":
                    return MediaDirection.SendOnly;
                case "recvonly":
                    return MediaDirection.ReceiveOnly;
                case "inactive":
                    return MediaDirection.Inactive;
            }
        }

        return null;
    }
}
