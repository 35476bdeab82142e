using System.Runtime.InteropServices;

namespace MiniBot.EndToEnd.Tests.Peers;

public sealed class BaresipPhoneTests
{
    [PeerFact("baresip", "sipp")]
    public async Task Phone_CalledWithTone_AnswersAndRecordsTone()
    {
        await using var phone = await BaresipPhone.StartAsync();

        var codes = await SippCaller.CallAsync(phone.EndPoint, phone.User, TimeSpan.FromSeconds(2));

        codes.ShouldContain(200);
        await Eventually.Async(async () =>
        {
            var recording = (await phone.NewestRecordingAsync()).ShouldNotBeNull();
            ShareAt(1000, Samples(await File.ReadAllBytesAsync(recording))).ShouldBeGreaterThan(0.5);
        });
    }

    /// <summary>Samples of a WAV file with the usual 44-byte header, 16 bit.</summary>
    private static short[] Samples(byte[] wav)
    {
        wav.Length.ShouldBeGreaterThan(44 + 8000);
        return MemoryMarshal.Cast<byte, short>(wav.AsSpan(44..^((wav.Length - 44) % 2))).ToArray();
    }

    /// <summary>The share of the signal's energy that lies at one frequency, 0 to 1.</summary>
    private static double ShareAt(double frequencyHz, short[] samples)
    {
        double real = 0;
        double imaginary = 0;
        double energy = 1;
        for (var i = 0; i < samples.Length; i++)
        {
            var angle = 2 * Math.PI * frequencyHz * i / 8000;
            real += samples[i] * Math.Cos(angle);
            imaginary += samples[i] * Math.Sin(angle);
            energy += (double)samples[i] * samples[i];
        }

        return 2 * ((real * real) + (imaginary * imaginary)) / (samples.Length * energy);
    }
}
