namespace MiniBot.Calls.Listening;

/// <summary>What an end-of-turn model, where there is one, thinks of the turn under way. A model that fails is left out.</summary>
internal sealed class TurnOpinion(IEndOfTurnModel? model) : IDisposable
{
    private IEndOfTurnModel? _model = model;

    /// <summary>The last estimate in this silence; null without one.</summary>
    public double? Finished { get; private set; }

    public void Begin()
    {
        Finished = null;
        try
        {
            _model?.Begin();
        }
        catch (Exception)
        {
            Dispose();
        }
    }

    public void Accept(ReadOnlySpan<short> frame, bool isVoiced)
    {
        if (isVoiced)
            Finished = null;
        try
        {
            _model?.Accept(frame);
        }
        catch (Exception)
        {
            Dispose();
        }
    }

    public void Ask(string text)
    {
        try
        {
            Finished = _model?.Estimate(text);
        }
        catch (Exception)
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        Finished = null;
        _model?.Dispose();
        _model = null;
    }
}
