using MiniBot.Speech.Recognition;
using MiniBot.Testing.Speech;

namespace MiniBot.Speech.Tests.Recognition;

public sealed class RecognizerChainTests : IDisposable
{
    private static readonly TimeSpan WordLength = TimeSpan.FromSeconds(0.5);
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _told = [];
    private readonly FakeRecognizer _first = new(FakeRecognizer.Say("oui merci", WordLength), new("non", 1)) { Name = "first" };
    private readonly FakeRecognizer _second = new(FakeRecognizer.Say("bien sûr", WordLength), new("allô", 1), new("encore", 1))
    {
        Name = "second",
    };

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public void Finish_FirstEngineWorks_HearsAlone()
    {
        using var chain = Chain();
        using var stream = chain.OpenStream(["Opale"]);
        stream.Accept(new short[4000]);

        stream.Partial.Text.ShouldBe("oui");
        stream.Finish().Text.ShouldBe("oui merci");
        _second.Open.ShouldBe(0);
        _first.Hotwords.ShouldBe(["Opale"]);
        _told.ShouldBeEmpty();
        chain.Name.ShouldBe("first, else second");
    }

    [Fact]
    public void Finish_FirstEngineFails_SecondHearsTheWholeUtterance()
    {
        using var chain = Chain();
        using var stream = chain.OpenStream();
        stream.Accept(new short[4000]);
        _first.Fault = new TimeoutException("jean dupont");
        stream.Accept(new short[160]);

        stream.Partial.Text.ShouldBe("bien");
        stream.Finish().Text.ShouldBe("bien sûr");
        _second.Finished.ShouldHaveSingleItem().ShouldBe(TimeSpan.FromSeconds(4160 / 8000.0));
        _first.Open.ShouldBe(0);
        _told.ShouldBe(["the recogniser first is left: TimeoutException; second hears instead"]);
    }

    [Fact]
    public void Finish_FailsAtTheEndOnly_IsHeardBySecond()
    {
        using var chain = Chain();
        using var stream = chain.OpenStream();
        stream.Accept(new short[8000]);
        _first.Fault = new InvalidOperationException();

        stream.Finish().Text.ShouldBe("bien sûr");
    }

    [Fact]
    public void OpenStream_EngineWasLeftByAnotherCall_IsNotAskedAndToldOnce()
    {
        using var chain = Chain();
        using var other = chain.OpenStream();
        other.Accept(new short[160]);
        other.Finish();
        _first.Fault = new InvalidOperationException();
        using var one = chain.OpenStream();
        one.Accept(new short[160]);
        one.Finish().Text.ShouldBe("bien sûr");
        _first.Fault = null;

        other.Accept(new short[160]);

        other.Finish().Text.ShouldBe("allô");
        _told.Count.ShouldBe(1);
    }

    [Fact]
    public void Accept_TimeHasPassed_FirstEngineIsTriedAgain()
    {
        using var chain = Chain();
        using var stream = chain.OpenStream();
        _first.Fault = new InvalidOperationException();
        stream.Accept(new short[160]);
        stream.Finish().Text.ShouldBe("bien sûr");
        _first.Fault = null;
        _time.Advance(TimeSpan.FromMinutes(10));

        stream.Accept(new short[160]);

        stream.Finish().Text.ShouldBe("oui merci");
        _second.Open.ShouldBe(0);
    }

    [Fact]
    public void Accept_EveryEngineFails_Throws()
    {
        using var chain = Chain();
        using var stream = chain.OpenStream();
        _first.Fault = _second.Fault = new InvalidOperationException();

        Should.Throw<InvalidOperationException>(() => stream.Accept(new short[160])).Message.ShouldBe("No recogniser is left.");
        _told.Count.ShouldBe(2);
        _told[1].ShouldEndWith("no engine is left");
    }

    [Fact]
    public void Accept_EngineHasAnotherRate_GetsItsOwn()
    {
        var wide = new FakeRecognizer(new RecognizedText("oui", 1)) { SampleRateHz = 16000 };
        using var chain = new RecognizerChain([wide], _told.Add, _time);
        using var stream = chain.OpenStream();
        for (var i = 0; i < 50; i++)
            stream.Accept(new short[160]);
        stream.Finish();

        chain.SampleRateHz.ShouldBe(8000);
        wide.Finished.ShouldHaveSingleItem().TotalSeconds.ShouldBe(1, tolerance: 0.02);
    }

    [Fact]
    public void Finish_NothingWasSaid_AsksNobody()
    {
        using var chain = Chain();
        using var stream = chain.OpenStream();

        stream.Finish().IsEmpty.ShouldBeTrue();
        stream.Partial.IsEmpty.ShouldBeTrue();
        _first.Open.ShouldBe(0);
    }

    private RecognizerChain Chain() => new([_first, _second], _told.Add, _time);
}
