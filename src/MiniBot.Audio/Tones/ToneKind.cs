namespace MiniBot.Audio.Tones;

/// <summary>What a machine on the line says without words.</summary>
public enum ToneKind
{
    /// <summary>A single steady tone of 400 to 2000 Hz that begins no other signal: a voicemail records from its end on.</summary>
    Beep,

    /// <summary>950, 1400 and 1800 Hz in a row: an announcement of the network follows. ITU-T E.180 §6.</summary>
    SpecialInformation,

    /// <summary>1100 Hz for half a second: a fax that calls. ITU-T T.30 §4.</summary>
    FaxCalling,

    /// <summary>2100 Hz held: a fax or modem that answers. ITU-T V.25.</summary>
    FaxAnswer,

    /// <summary>440 or 425 Hz, some 0.5 s on and as long off: the line is busy. ITU-T E.180.</summary>
    Busy,

    /// <summary>440 or 425 Hz, some 0.25 s on and as long off: no line is free. ITU-T E.180.</summary>
    Congestion,

    /// <summary>440 or 425 Hz, 1 to 1.5 s on and some 4 s off: it rings elsewhere. ITU-T E.180.</summary>
    Ringback,
}
